// A request in whose work was done before and whose answer was lost, the way to what it made out, or where to look.
import { refusal } from '../../access/need.js'
import { Fault } from '../../model/fault.js'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * @param made id of the one thing the request was for, where it was for one: 303 (RFC 9110, section 15.4.4) names its address.
 * @throws Fault answer-lost where there is no such address.
 */
export function answerLost(request: FastifyRequest, reply: FastifyReply, made: string | null): FastifyReply {
  const places = made === null ? [] : abovePlaces(request, '/:id')
  if (places[0] !== undefined) return reply.code(303).header('location', `${places[0].place}/${made}`).send()
  const near = abovePlaces(request, '').find(({ url }) => mayRead(request, url))
  throw new Fault('answer-lost', near === undefined ? nowhere : {
    zh: `${nowhere.zh}结果见 GET ${near.place}。`, en: `${nowhere.en} GET ${near.place} shows what came of it.`,
  })
}

const nowhere = {
  zh: '同一个键的请求已经处理，答复没有留下：服务在答复前中断，或者其中有只显示一次的密钥。',
  en: 'The request that came first with this key was carried out; its answer was not kept: the service broke off before it, or it held a secret.',
}

/** Addresses that the request's own begins with, the nearest first, where a GET is answered. @param then what follows in the GET's address. */
function abovePlaces({ server, routeOptions, url }: FastifyRequest, then: string): Array<{ url: string; place: string }> {
  const asked = url.split('?')[0]!.split('/')
  const route = routeOptions.url!.split('/')
  const lengths = route.slice(2).map((_, at) => route.length - at)
  return lengths.map((length) => ({ url: `${route.slice(0, length).join('/')}${then}`, place: asked.slice(0, length).join('/') }))
    .filter((each) => server.hasRoute({ method: 'GET', url: each.url }))
}

/** Nobody is sent where his key is refused: a coder's sees its items, and not the sample as the office does. */
function mayRead({ server, caller }: FastifyRequest, url: string): boolean {
  return server.needs.some((route) => route.method === 'GET' && route.url === url && refusal(route.need, {}, caller, true) === null)
}
