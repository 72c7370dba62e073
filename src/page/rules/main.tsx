// Opens the view at /rules.
import { start } from '../frame/start.js'
import { RulesView } from './view.js'

start({ path: '/rules', title: { zh: '规则说明 · 明鉴', en: 'Rules · Mingjian' }, View: RulesView })
