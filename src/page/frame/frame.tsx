// A view in, the view within header, navigation, switches and foot out.
import { language, say, speak } from './language.js'
import { choose, theme, themes } from './theme.js'
import { themeNames, views, words } from './words.js'
import type { ComponentChildren, JSX } from 'preact'
import type { Theme } from './theme.js'
import type { ViewPath } from './words.js'

export function Frame({ path, children }: { path: ViewPath; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <a class="skip" href="#content">{say(words.skip)}</a>
      <header class="frame-head">
        <div class="frame-bar">
          <a class="brand" href="/">
            <Seal />
            <span class="brand-name">{say(words.product)}</span>
            <span class="brand-subtitle">{say(words.subtitle)}</span>
          </a>
          <Navigation path={path} />
          <Switches />
        </div>
      </header>
      <main id="content" tabIndex={-1}>{children}</main>
      <footer class="frame-foot"><p>{say(words.foot)}</p></footer>
    </>
  )
}

function Navigation({ path }: { path: ViewPath }): JSX.Element {
  return (
    <nav class="views" aria-label={say(words.navigation)}>
      <ul>
        {views.map((view) => (
          <li key={view.path}>
            <a href={view.path} aria-current={view.path === path ? 'page' : undefined}>{say(view.name)}</a>
          </li>
        ))}
        <li><a href="/docs">{say(words.documentation)}</a></li>
      </ul>
    </nav>
  )
}

function Switches(): JSX.Element {
  const other = language.value === 'zh' ? 'en' : 'zh'
  return (
    <div class="switches" role="group" aria-label={say(words.settings)}>
      <label>
        <span>{say(words.theme)}</span>
        <select value={theme.value} onChange={(event) => choose(event.currentTarget.value as Theme)}>
          {themes.map((each) => <option key={each} value={each}>{say(themeNames[each])}</option>)}
        </select>
      </label>
      <button type="button" class="quiet" lang={other === 'en' ? 'en' : 'zh-CN'} onClick={() => speak(other)}>
        {say(words.otherLanguage)}
      </button>
    </div>
  )
}

function Seal(): JSX.Element {
  return (
    <svg class="seal" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="6" class="seal-ground" />
      <g fill="none" class="seal-lines" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">
        <circle cx="16" cy="14" r="7.5" />
        <path d="M12.5 14.2l2.6 2.6 4.6-5M9 27h14" />
      </g>
    </svg>
  )
}
