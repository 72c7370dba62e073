// A batch as every room speaks of it: what was asked for, how far it is, what became of each document.
import type { FaultCode } from './fault.js'
import type { Metadata } from './exchange.js'
import type { Localised } from './words.js'

/** receiving: its documents still arrive; no list shows it. */
export type BatchState = 'receiving' | 'working' | 'finished' | 'cancelled'
/** A set is read whole before it is judged. */
export type BatchPhase = 'read' | 'judge'
export type ItemState = 'pending' | 'working' | 'read' | 'done' | 'failed' | 'cancelled'

export interface BatchOptions {
  /** The documents are held against each other. */
  set?: boolean
  /** Each is held against the stored report of its issuer for the year before. */
  previous?: 'stored'
  /** Which rules, by the name a caller gives: id or id@version. */
  ruleset?: string
  overlay?: string
}

/** The request that a batch, or what is left of it, is worked on for: one id through log, trace and queue. */
export interface Origin {
  /** As in the header x-request-id. */
  request: string
  /** W3C Trace Context of its span, where there is one. */
  traceparent?: string
}

/** Counts of documents; `read` counts those of a set that were read, and ends at `documents`. */
export interface BatchCounts { documents: number; bytes: number; read: number; done: number; failed: number; cancelled: number }

export interface Batch extends BatchCounts {
  id: string
  organisation: string
  createdAt: string
  state: BatchState
  phase: BatchPhase
  title: string | null
  options: BatchOptions
  webhook: string | null
  /** Null where no request made it. */
  origin: Origin | null
  /** Rises with each document that is settled: the place of an event among the batch's events. */
  settled: number
  finishedAt: string | null
}

/** Why a document was set aside. */
export interface SetAside { code: FaultCode; detail: Localised }

export interface BatchItem {
  position: number
  name: string
  sha256: string
  size: number
  /** What it was handed in as. */
  submission: string | null
  state: ItemState
  attempts: number
  evaluation: string | null
  fault: SetAside | null
  settled: number | null
  settledAt: string | null
}

/** What is said of a document beside its bytes, last year's report apart: a batch names that for all. */
export type SubmittedWith = Omit<Metadata, 'previous' | 'draft' | 'observed'>
