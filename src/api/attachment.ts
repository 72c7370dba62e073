// A file made for the caller in, an answer to be saved and not shown out.
import { Readable } from 'node:stream'
import Type from 'typebox'
import type { FastifyReply } from 'fastify'

/** A file in the description of the API. */
export const fileContent = { schema: Type.Unsafe<unknown>({ type: 'string', contentMediaType: 'application/octet-stream' }) }
export function contentOf(formats: Record<string, { mediaType: string }>): Record<string, typeof fileContent> {
  return Object.fromEntries(Object.values(formats).map(({ mediaType }) => [mediaType, fileContent]))
}
export const fileHeaders = { 'content-disposition': { schema: { type: 'string' }, description: 'Its name' } }

/** Its name in UTF-8 as RFC 6266 and RFC 8187 ask; half a surrogate pair, which UTF-8 can't hold, is replaced. */
export function sendFile(reply: FastifyReply, { name, mediaType, bytes }: { name: string; mediaType: string; bytes: Uint8Array }): FastifyReply {
  reply.header('content-disposition', dispositionOf(name)).type(mediaType)
  return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

export function dispositionOf(name: string): string {
  const named = encodeURIComponent(Buffer.from(name).toString()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename*=UTF-8''${named}`
}

/** Text that is never held whole. @param name of ASCII, without quotes. */
export function sendPieces(
  reply: FastifyReply, { name, mediaType }: { name: string; mediaType: string }, pieces: AsyncIterable<string>,
): FastifyReply {
  return reply.header('content-disposition', `attachment; filename="${name}"`).type(mediaType).send(Readable.from(pieces))
}
