import { Button, createTheme, Input, type MantineColorsTuple } from '@mantine/core'
import { t } from '../words/words.ts'

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
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
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
    PasswordInput: {
      defaultProps: {
        visibilityToggleButtonProps: {
          // Asked at each drawing: the language is known only then.
          get 'aria-label'() {
            return t('看看填的密码')
          },
        },
      },
    },
    Select: {
      defaultProps: {
        size: 'sm',
        allowDeselect: false,
        checkIconPosition: 'right',
        clearButtonProps: { 'aria-label': '清空' },
        // The list itself scrolls (controls.css): a box around it would be one more thing that the keyboard cannot reach.
        withScrollArea: false,
      },
    },
    // Without a hidden first thing to focus: the first item itself takes it.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 12,
        overlayProps: { backgroundOpacity: 0.4 },
        closeButtonProps: { 'aria-label': '关闭' },
        // The page has one banner; a dialog's head is not another.
        attributes: { header: { role: 'none' } },
      },
    },
  },
})
