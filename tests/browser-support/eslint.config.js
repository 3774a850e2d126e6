import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";

// Chromium 90 knows ECMAScript 2021: the parser refuses newer syntax, the rules refuse newer methods and interfaces.
export default [
  compat.configs["flat/recommended"],
  es.configs["flat/no-new-in-es2022"],
  es.configs["flat/no-new-in-es2023"],
  es.configs["flat/no-new-in-esnext"],
  {
    languageOptions: { ecmaVersion: 2021, sourceType: "script" },
    settings: { browsers: ["chrome 90"], "es-x": { aggressive: true } },
    linterOptions: { noInlineConfig: true },
  },
];
