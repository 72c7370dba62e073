// A file dropped on a part of the page, or picked by its button, in; that file out.
import { useRef, useState } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'

interface Zone {
  onFile(file: File): void
  /** Words of the button, which opens the browser's own chooser. */
  pick: string
  /** Names the chooser; the button speaks for itself. */
  name: string
  accept?: string
  primary?: boolean
  children?: ComponentChildren
}

export function DropZone({ onFile, pick, name, accept, primary = false, children }: Zone): JSX.Element {
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0]
    if (file) onFile(file)
  }
  return (
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => { event.preventDefault(); setOver(true) }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      <button type="button" class={primary ? 'primary' : ''} onClick={() => chooser.current?.click()}>{pick}</button>
      <input
        ref={chooser} type="file" class="unseen" tabIndex={-1} aria-label={name} accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file, mended, may be picked again.
          event.currentTarget.value = ''
        }}
      />
      {children}
    </div>
  )
}
