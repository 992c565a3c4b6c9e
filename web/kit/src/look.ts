/** Importing this file once gives a page the look: typeface, brand colours, tokens, Tailwind, the parts' styles. */
import './no-eval.ts'
import '@fontsource-variable/noto-sans-jp/index.css'
import 'virtual:brand.css'
import './look/look.css'
