/** Behind a name or a class: the school that the row goes to, where the list holds more than one. */
export const Of = ({ school }: { school: string | null }) =>
  school ? <span className="mut sm">　{school}</span> : null
