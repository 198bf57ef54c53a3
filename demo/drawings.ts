import sharp from 'sharp'

/** Drawn for the demo: nobody and nothing that is. Papers have lines where others have words. */
const lines = (x: number, y: number, widths: readonly number[], colour = '#9a958a') =>
  widths.map((w, i) => `<rect x="${x}" y="${y + i * 44}" width="${w}" height="10" rx="5" fill="${colour}"/>`).join('')

const DRAWINGS = {
  certificate: `<rect width="1200" height="850" fill="#f7ecd0"/><rect x="40" y="40" width="1120" height="770" fill="none" stroke="#b5392f" stroke-width="14"/><rect x="64" y="64" width="1072" height="722" fill="none" stroke="#d8a53a" stroke-width="4"/><circle cx="600" cy="210" r="70" fill="#d8a53a"/><path d="M600 155l16 36 39 4-29 27 8 38-34-20-34 20 8-38-29-27 39-4z" fill="#b5392f"/>${lines(260, 360, [680, 620, 660, 380], '#c9a26a')}<circle cx="930" cy="640" r="62" fill="none" stroke="#b5392f" stroke-width="10"/>`,
  receipt: `<rect width="900" height="1200" fill="#8d8f8a"/><rect x="150" y="90" width="600" height="1020" fill="#fdfcf7"/>${lines(210, 170, [300])}${lines(210, 280, [480, 480, 480, 480, 480, 480])}<rect x="210" y="600" width="480" height="4" fill="#55524a"/>${lines(470, 640, [220], '#55524a')}<ellipse cx="570" cy="900" rx="110" ry="76" fill="none" stroke="#c0453b" stroke-width="9"/>`,
  room: `<rect width="1200" height="850" fill="#efe6d2"/><rect y="600" width="1200" height="250" fill="#c9a978"/><rect x="90" y="120" width="420" height="400" fill="#8a6a44"/><g fill="#d9c9a0"><rect x="110" y="140" width="380" height="110"/><rect x="110" y="265" width="380" height="110"/><rect x="110" y="390" width="380" height="110"/></g><g fill="#3f7d6b"><rect x="130" y="160" width="26" height="90"/><rect x="230" y="285" width="26" height="90"/></g><g fill="#c0573b"><rect x="165" y="170" width="22" height="80"/><rect x="300" y="410" width="30" height="90"/></g><g fill="#e0b24a"><rect x="195" y="158" width="30" height="92"/><rect x="150" y="400" width="24" height="100"/></g><rect x="680" y="110" width="360" height="260" fill="#bfdce6" stroke="#8a6a44" stroke-width="16"/><rect x="640" y="560" width="440" height="26" fill="#a27a48"/><rect x="680" y="586" width="24" height="150" fill="#8a6a44"/><rect x="1016" y="586" width="24" height="150" fill="#8a6a44"/>`,
  paper: `<rect width="900" height="1200" fill="#7f8583"/><rect x="90" y="70" width="720" height="1060" fill="#fbfaf5"/>${lines(300, 150, [300], '#55524a')}${lines(160, 260, [580, 560, 580, 540, 580, 500, 570, 560, 300])}${lines(160, 800, [240, 210], '#55524a')}<circle cx="640" cy="830" r="34" fill="#c0453b" opacity="0.7"/>`,
  kite: `<rect width="1200" height="850" fill="#bfe0ea"/><path d="M0 640q300-90 600 0t600-20v230H0z" fill="#8fb36a"/><path d="M820 120l90 110-90 150-90-150z" fill="#d9573f"/><path d="M820 380q-60 120-300 260" fill="none" stroke="#6a6a60" stroke-width="4"/><circle cx="500" cy="560" r="46" fill="#e7b98c"/><path d="M452 548q48-70 96 0v-20q-48-50-96 0z" fill="#33302a"/><path d="M450 610h100l20 130H430z" fill="#3f7d6b"/><rect x="452" y="735" width="32" height="70" fill="#45506a"/><rect x="516" y="735" width="32" height="70" fill="#45506a"/>`,
} as const

export type Drawing = keyof typeof DRAWINGS

/** A drawing as a phone would send its photograph. */
export const drawn = (name: Drawing): Promise<Buffer> => {
  const [, width = 1200, height = 850] = /width="(\d+)" height="(\d+)"/.exec(DRAWINGS[name])?.map(Number) ?? []
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${DRAWINGS[name]}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
}
