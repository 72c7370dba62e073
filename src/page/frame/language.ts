// The address and the last choice in, the language of every word on the page out. Chinese where nothing asks for English.
import { effect, signal } from '@preact/signals'
import { remember, remembered } from './remembered.js'
import type { Language, Localised } from '../../model/words.js'

export const language = signal<Language>(first())

/** The text in the language of the page; read inside a component, it follows the switch. */
export function say({ zh, en }: Localised): string {
  return language.value === 'en' ? en : zh
}

export function speak(next: Language): void {
  language.value = next
  remember('language', next)
  const address = new URL(location.href)
  if (!address.searchParams.has('lang')) return
  address.searchParams.set('lang', next)
  history.replaceState(history.state, '', address)
}

/** Keeps <html lang> and the title of the window in the language of the page. */
export function keepTitle(title: Localised): void {
  effect(() => {
    document.documentElement.lang = language.value === 'en' ? 'en' : 'zh-CN'
    document.title = say(title)
  })
}

/** Dates, counts and points as the language writes them. */
export function number(value: number, digits = 1): string {
  return value.toLocaleString(language.value === 'en' ? 'en' : 'zh-CN', { maximumFractionDigits: digits })
}

function first(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked === 'zh' || asked === 'en') remember('language', asked)
  return (asked ?? remembered('language')) === 'en' ? 'en' : 'zh'
}
