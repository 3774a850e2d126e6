// What Chromium 90 lacks. The plugin's tables know selectors, at-rules and units well, but few of the newer functions
// and properties: those stand in the lists.
export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [true, { browsers: ["chrome 90"], ignorePartialSupport: true }],
    "function-disallowed-list": [
      "/^(color|color-mix|contrast-color|hwb|lab|lch|light-dark|oklab|oklch)$/",
      "/^(abs|acos|asin|atan|atan2|cos|exp|hypot|log|mod|pow|rem|round|sign|sin|sqrt|tan)$/",
      "/^(anchor|anchor-size|cross-fade|image-set|linear|xywh)$/",
    ],
    "property-disallowed-list": [
      "/^(accent-color|field-sizing|hyphenate-character|initial-letter|interpolate-size|white-space-collapse)$/",
      "/^(rotate|scale|translate)$/",
      "/^(anchor|animation-range|animation-timeline|container|position-anchor|position-area|position-try)/",
      "/^(scroll-timeline|timeline-scope|view-timeline|view-transition)/",
      "/^(font-palette|scrollbar-color|scrollbar-gutter|scrollbar-width|text-box|text-wrap|transition-behavior)/",
      "/^mask(-|$)/",
    ],
    "selector-pseudo-class-disallowed-list": ["/^(autofill|dir|has|modal|open|popover-open|state|user-.+)$/"],
  },
};
