import {
  ActionIcon,
  Alert,
  Button,
  createTheme,
  Input,
  InputWrapper,
  Menu,
  Modal,
  NumberInput,
  Paper,
  PasswordInput,
  Select,
  Table,
  Tabs,
  Textarea,
  TextInput,
} from '@mantine/core'
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core'

const accent: MantineColorsTuple = [
  '#e7effa',
  '#cfdff3',
  '#a5c4e9',
  '#7aa8de',
  '#558fd2',
  '#3a7bc6',
  '#1f5fae',
  '#194e90',
  '#143f75',
  '#0f305a',
]

/** Mantine's greys of the dark theme, from text to ground, in the hue of the tokens. */
const dark: MantineColorsTuple = [
  '#e6e9ed',
  '#c3cad2',
  '#9aa5b1',
  '#6d7885',
  '#3d4651',
  '#2b323b',
  '#1b2027',
  '#1b2027',
  '#14181d',
  '#0f1216',
]

/** Buttons follow the tokens, so that text on them keeps its contrast in each theme. */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const bad = color === 'red'
  const strong = bad ? 'var(--bad)' : 'var(--accent)'
  const soft = bad ? 'var(--bad-soft)' : 'var(--accent-soft)'
  if (variant === 'filled') {
    const hover = bad ? 'var(--bad-hover)' : 'var(--accent-hover)'
    return {
      background: strong,
      hover,
      color: bad ? 'var(--on-bad)' : 'var(--on-accent)',
      border: '1px solid transparent',
    }
  }
  if (variant === 'light') {
    return { background: soft, hover: soft, color: strong, border: '1px solid transparent' }
  }
  if (variant === 'subtle' || variant === 'transparent') {
    const colour = color === 'gray' ? 'var(--dim)' : strong
    return {
      background: 'transparent',
      hover: 'var(--accent-soft)',
      color: colour,
      border: '1px solid transparent',
    }
  }
  return {
    background: 'var(--panel)',
    hover: 'var(--bg)',
    color: bad ? 'var(--bad)' : 'var(--text)',
    border: '1px solid var(--line-strong)',
  }
}

const field = { defaultProps: { size: 'sm' } }

export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: 6,
  fontFamily: "Inter, 'Liberation Sans', sans-serif",
  fontFamilyMonospace: "'Liberation Mono', ui-monospace, monospace",
  fontSizes: { xs: '11.5px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.35' },
  spacing: { xs: '6px', sm: '9px', md: '14px', lg: '18px', xl: '26px' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '18px', lineHeight: '1.35' },
      h2: { fontSize: '15px', lineHeight: '1.4' },
      h3: { fontSize: '13px', lineHeight: '1.45' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'default' },
      vars: () => ({ root: { '--button-height': '30px', '--button-padding-x': '12px' } }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({
      ...field,
      vars: () => ({ wrapper: { '--input-height': '30px', '--input-size': '30px' } }),
    }),
    InputWrapper: InputWrapper.extend(field),
    TextInput: TextInput.extend(field),
    Textarea: Textarea.extend(field),
    NumberInput: NumberInput.extend(field),
    PasswordInput: PasswordInput.extend(field),
    Select: Select.extend({ defaultProps: { size: 'sm', checkIconPosition: 'right', allowDeselect: false } }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', withinPortal: true, withInitialFocusPlaceholder: false },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 90 },
        // The title bar is a header element, which inside a dialog would count as a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    }),
    Alert: Alert.extend({ defaultProps: { variant: 'outline' } }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, p: 'md' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 10 } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
  },
})

const both = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-placeholder': 'var(--dim)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-hover': 'var(--bg)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-accent-text': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-shadow-md': 'var(--shadow)',
  '--mantine-shadow-xl': 'var(--shadow)',
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: both, dark: both })
