// Text set above its line in, the same with raised digits out: the mark of a note beside a figure never becomes a digit of it.

/** One character for one, so that offsets hold. */
export function raisedDigits(text: string): string {
  return text.replace(/\d/g, (digit) => raised[Number(digit)]!)
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
