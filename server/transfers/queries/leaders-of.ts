/** Who leads each place: the principal, else whoever of these posts there is. */
export const leadersOf =
  (posts: readonly { place_id: number; role: string; name: string }[]) =>
  (school: number): string[] => {
    const here = posts.filter((p) => p.place_id === school)
    const principals = here.filter((p) => p.role === 'principal')
    return [...new Set((principals.length ? principals : here).map((p) => p.name))].slice(0, 3)
  }
