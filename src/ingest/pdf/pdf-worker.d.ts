// The one name used of pdf.js's other half, which ships no types: the side that parses, to be joined to a port of ours.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: { initializeFromPort(port: MessagePort): void }
}
