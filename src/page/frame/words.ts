// The words of the frame around every view.
import type { Localised } from '../../model/words.js'
import type { Theme } from './theme.js'

export const words = {
  product: { zh: '明鉴', en: 'Mingjian' },
  subtitle: { zh: '政府信息公开工作年度报告', en: 'Annual reports on government information disclosure' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  navigation: { zh: '主导航', en: 'Main' },
  settings: { zh: '页面设置', en: 'Page settings' },
  theme: { zh: '配色', en: 'Colours' },
  otherLanguage: { zh: 'English', en: '中文' },
  documentation: { zh: '接口文档', en: 'API' },
  foot: {
    zh: '本页只与本服务通信，不访问任何外部地址。结论由规则逐条得出，每条均列明依据；需要人工判断的，如实标为“待核”。',
    en: 'This page talks to its own service and to no other address. Every result comes from a rule with its legal basis; '
      + 'what a person must decide is marked as such.',
  },
} satisfies Record<string, Localised>

export const themeNames: Record<Theme, Localised> = {
  system: { zh: '跟随系统', en: 'As the system' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  contrast: { zh: '高对比', en: 'High contrast' },
}

export const views = [
  { path: '/', name: { zh: '报告自查', en: 'Self-check' } },
  { path: '/form', name: { zh: '填写统计表', en: 'Fill in the form' } },
  { path: '/rules', name: { zh: '规则说明', en: 'Rules' } },
  { path: '/deadline', name: { zh: '期限计算', en: 'Deadlines' } },
] as const
export type ViewPath = (typeof views)[number]['path']
