const SHAPES = {
  open: <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  soon: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 4.6V8l2.4 1.6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  overdue: (
    <>
      <path d="M8 1.8 15 14H1z" fill="currentColor" />
      <path d="M8 6v3.6M8 11.4v.6" stroke="#fff" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  met: (
    <path
      d="M3 8.4 6.6 12 13 4.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  late: (
    <>
      <path d="M2 8.4 5.2 11.6 10.4 5.4" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <path d="M12.6 9.4V12l1.6 1" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
  missed: <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  waived: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M4.4 11.6l7.2-7.2" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
  notyet: <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2 2" />,
  plus: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M8 5v6M5 8h6" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
  today: (
    <path
      d="M4 3h8a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 12 14H4a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 4 3zM5.2 8.4 7.2 10.4 11 6.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
    />
  ),
  kids: (
    <>
      <circle cx="6" cy="5.4" r="2.4" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path
        d="M1.8 13c.4-2.6 2-4 4.200-4s3.800 1.400 4.200 4M10.600 7.600a2 2 0 1 0-.6-3.600M11.600 9.200c1.600.4 2.500 1.700 2.700 3.600"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
      />
    </>
  ),
  help: (
    <>
      <path d="M8 1.8 14.400 13H1.600z" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
      <path d="M8 6v3.200M8 11v.4" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
  phone: (
    <path
      d="M4.6 2.2 6.4 5.600 5 7.200c.8 1.700 2 2.900 3.800 3.800l1.600-1.400 3.400 1.800c0 1.600-1.200 2.600-2.600 2.600C6.400 14 2 9.600 2 4.800c0-1.400 1-2.600 2.600-2.600z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
    />
  ),
  more: (
    <>
      <circle cx="3.500" cy="8" r="1.200" />
      <circle cx="8" cy="8" r="1.200" />
      <circle cx="12.500" cy="8" r="1.200" />
    </>
  ),
} as const

export type IconName = keyof typeof SHAPES

export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
    {SHAPES[name]}
  </svg>
)
