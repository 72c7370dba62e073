// An error in, plain values that survive the way out of a thread out, and back: a Fault arrives as a Fault.
import { Fault } from '../model/fault.js'
import type { FaultCode } from '../model/fault.js'
import type { Localised } from '../model/words.js'

export interface Thrown {
  name: string
  message: string
  stack?: string
  fault?: { code: FaultCode; detail: Localised; at: string | undefined }
  /** Node's own code of an error: ENOENT, ERR_… */
  code?: string
  cause?: Thrown
}

/** A cause may be its own cause: nobody reads further than this. */
const longestChain = 8

/** @param error whatever was thrown, an Error or not. */
export function plain(error: unknown, depth = 1): Thrown {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const { name, message, stack, cause } = error
  const { code } = error as { code?: unknown }
  return {
    name, message, ...(stack !== undefined && { stack }),
    ...(error instanceof Fault ? { fault: { code: error.code, detail: error.detail, at: error.at } } : typeof code === 'string' && { code }),
    ...(cause !== undefined && depth < longestChain && { cause: plain(cause, depth + 1) }),
  }
}

/** The inverse of `plain`. The stack is that of the thread: where it went wrong, not where it was told. */
export function revived({ name, message, stack, fault, code, cause }: Thrown): Error {
  const options = cause && { cause: revived(cause) }
  const error = fault ? new Fault(fault.code, fault.detail, { ...options, at: fault.at })
    : Object.assign(new Error(message, options), code !== undefined && { code })
  error.name = name
  if (stack !== undefined) error.stack = stack
  return error
}
