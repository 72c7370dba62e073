// Starts the service and scores the sample report through it: the first thing a newcomer sees.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { printEvaluation } from './print.js'
import { startService } from './serve.js'
import type { Evaluation } from '../model/evaluation.js'

