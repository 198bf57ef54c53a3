/** A ZIP, or an OLE2 file: what a workbook begins with. */
const BEGINS = ['504b0304', 'd0cf11e0a1b11ae1']
/** What a page of a web server writes before the file that it hands out: empty lines, spaces, byte order marks. */
const LEAD = /^(?:\xef\xbb\xbf|[ \t\r\n])+/

/** The workbook without what stands before it by mistake; everything else as it came. Excel opens such a file too. */
export const withoutLead = (bytes: Uint8Array): Uint8Array => {
  const head = Buffer.from(bytes.subarray(0, 64))
  const lead = LEAD.exec(head.toString('latin1'))?.[0].length ?? 0
  return lead > 0 && BEGINS.some((b) => head.toString('hex', lead, lead + b.length / 2) === b)
    ? bytes.subarray(lead)
    : bytes
}
