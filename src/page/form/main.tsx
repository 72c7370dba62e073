// Opens the view at /form.
import { start } from '../frame/start.js'
import { FormView } from './view.js'

start({ path: '/form', title: { zh: '填写统计表 · 明鉴', en: 'Fill in the form · Mingjian' }, View: FormView })
