// The language of an answer: ?lang wins, then Accept-Language; Chinese where neither asks for English.
import Type from 'typebox'
import { Language } from '../model/words.js'
import type { FastifyRequest } from 'fastify'

export const languageQuery = {
  lang: Type.Optional(
    Type.Unsafe<Language>({ ...Language, description: 'Language of titles, messages and advice; wins over Accept-Language' }),
  ),
}

export function languageOf(request: FastifyRequest): Language {
  // A request whose address could not be read has neither a query nor what plugins add.
  if (!request.query) return request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh'
  const { lang } = request.query as { lang?: unknown }
  if (lang === 'zh' || lang === 'en') return lang
  return request.language(['zh', 'en']) === 'en' ? 'en' : 'zh'
}
