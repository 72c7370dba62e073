// A view with its title and its path in, the page on the screen out.
import { render } from 'preact'
import { Frame } from './frame.js'
import { keepTitle } from './language.js'
import { keepTheme } from './theme.js'
import './tokens.css'
import './base.css'
import './frame.css'
import '../parts/parts.css'
import './print.css'
import type { ComponentType } from 'preact'
import type { Localised } from '../../model/words.js'
import type { ViewPath } from './words.js'

export function start({ path, title, View }: { path: ViewPath; title: Localised; View: ComponentType }): void {
  keepTheme()
  keepTitle(title)
  render(<Frame path={path}><View /></Frame>, document.getElementById('page')!)
}
