// What the system prefers and the reader chose in, data-theme of the document out: light, dark or contrast.
import { effect, signal } from '@preact/signals'
import { remember, remembered } from './remembered.js'

export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

export const theme = signal<Theme>(first())

const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const prefersContrast = matchMedia('(prefers-contrast: more)')
const preferred = signal(shown())

export function choose(next: Theme): void {
  theme.value = next
  remember('theme', next)
}

export function keepTheme(): void {
  for (const query of [prefersDark, prefersContrast]) query.addEventListener('change', () => { preferred.value = shown() })
  effect(() => {
    document.documentElement.dataset['theme'] = theme.value === 'system' ? preferred.value : theme.value
  })
}

function shown(): Exclude<Theme, 'system'> {
  return prefersContrast.matches ? 'contrast' : prefersDark.matches ? 'dark' : 'light'
}

function first(): Theme {
  const kept = remembered('theme')
  return themes.find((each) => each === kept) ?? 'system'
}
