// Opens the view at /deadline.
import { start } from '../frame/start.js'
import { DeadlineView } from './view.js'

start({ path: '/deadline', title: { zh: '期限计算 · 明鉴', en: 'Deadlines · Mingjian' }, View: DeadlineView })
