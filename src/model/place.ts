// Where something stands in the user's own file: a page and a box, or an element of it.
/** As fine as the format allows: a page and a box, or an element; several where a span runs over a line or a cell. */
export interface Place {
  /** From 1. */
  page?: number
  box?: Box
  /** An address in the format's own terms: w:tbl[2]/w:tr[3]/w:tc[4], /html/body/div[2]/table[1]/tr[3]/td[4], Sheet1!C5. */
  element?: string
}

/** In points of 1/72 inch from the upper left corner of the page, x to the right and y downwards. */
export interface Box { x: number; y: number; width: number; height: number }
