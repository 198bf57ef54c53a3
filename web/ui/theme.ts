import { Button, createTheme, Input, type MantineColorsTuple } from '@mantine/core'

const act: MantineColorsTuple = [
  '#e3efec',
  '#d0e4df',
  '#a9cbc3',
  '#7fb0a5',
  '#579688',
  '#38806f',
  '#1f6156',
  '#1f6156',
  '#184d44',
  '#123c35',
]

/** Mantine in the house's tokens (looks): one green for doing, paper and ink, lines thin and few. */
export const theme = createTheme({
  primaryColor: 'act',
  primaryShade: 6,
  colors: { act },
  fontFamily: 'var(--font)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  defaultRadius: 8,
  black: '#24221e',
  components: {
    // Sizes and lines come from controls.css, where a phone has larger ones.
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      styles: { root: { fontWeight: 500 } },
      vars: (_, props) => ({
        root: {
          '--button-height': 'var(--btn-height)',
          '--button-padding-x': 'var(--btn-pad)',
          '--button-fz': 'var(--btn-size)',
          ...(props.variant === 'default'
            ? { '--button-bd': '1px solid var(--line-strong)', '--button-color': 'var(--ink)' }
            : {}),
        },
      }),
    }),
    Input: Input.extend({
      vars: () => ({
        wrapper: {
          '--input-height': 'var(--in-height)',
          '--input-fz': 'var(--in-size)',
          '--input-bd': 'var(--line-strong)',
        },
      }),
    }),
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' } },
    Modal: { defaultProps: { centered: true, radius: 12, closeButtonProps: { 'aria-label': '关闭' } } },
  },
})
