// Opens the view at /.
import { start } from '../frame/start.js'
import { SelfCheck } from './view.js'

start({ path: '/', title: { zh: '年度报告自查 · 明鉴', en: 'Self-check of an annual report · Mingjian' }, View: SelfCheck })
