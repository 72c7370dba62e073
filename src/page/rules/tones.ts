// An outcome to the tone of its chip; what is not asked or not known has none.
export const outcomeTones: Record<string, string> = { pass: 'pass', fail: 'fail', partial: 'partial', review: 'review' }
