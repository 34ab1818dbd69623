import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { devApi } from './docs/build/dev-api.ts';
import { sidebar } from './docs/components/site/sidebar.ts';
import { dusk, paper } from './docs/styles/code-themes.ts';

export default defineConfig({
  site: 'http://localhost:8080',
  srcDir: './docs',
  publicDir: './docs/public',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [
    devApi(),
    starlight({
      title: 'Etalase',
      favicon: '/favicon.svg',
      locales: {
        root: { label: 'English', lang: 'en' },
        id: { label: 'Bahasa Indonesia', lang: 'id' },
      },
      sidebar,
      lastUpdated: false,
      credits: false,
      customCss: ['./docs/styles/theme.css'],
      components: {
        Footer: './docs/components/overrides/Footer.astro',
        Head: './docs/components/overrides/Head.astro',
        Header: './docs/components/overrides/Header.astro',
        Hero: './docs/components/overrides/Hero.astro',
        LanguageSelect: './docs/components/overrides/LanguageSelect.astro',
      },
      expressiveCode: {
        themes: [dusk, paper],
        // Long lines wrap: nothing to scroll sideways on a phone, no extra stop for the keyboard.
        defaultProps: { wrap: true, hangingIndent: 2 },
        styleOverrides: {
          borderRadius: '8px',
          borderColor: 'var(--hair)',
          codeBackground: 'var(--code)',
          codeForeground: 'var(--ink)',
          codeFontFamily: 'var(--mono)',
          codeLineHeight: '1.6',
          uiFontFamily: 'var(--body)',
          focusBorder: 'var(--nila)',
          scrollbarThumbColor: 'var(--hair-strong)',
          scrollbarThumbHoverColor: 'var(--field)',
          textMarkers: {
            markBackground: 'var(--nila-soft)',
            markBorderColor: 'var(--nila)',
            insBackground: 'var(--ok-soft)',
            insBorderColor: 'var(--ok)',
            insDiffIndicatorColor: 'var(--ok)',
            delBackground: 'var(--soga-soft)',
            delBorderColor: 'var(--soga)',
            delDiffIndicatorColor: 'var(--soga)',
          },
          frames: {
            frameBoxShadowCssValue: 'none',
            editorBackground: 'var(--code)',
            editorTabBarBackground: 'var(--raised)',
            editorTabBarBorderBottomColor: 'var(--hair)',
            editorActiveTabBackground: 'transparent',
            editorActiveTabForeground: 'var(--ink)',
            editorActiveTabIndicatorTopColor: 'transparent',
            editorActiveTabIndicatorBottomColor: 'transparent',
            editorActiveTabBorderColor: 'transparent',
            terminalBackground: 'var(--code)',
            terminalTitlebarBackground: 'var(--raised)',
            terminalTitlebarForeground: 'var(--muted)',
            terminalTitlebarBorderBottomColor: 'var(--hair)',
            terminalTitlebarDotsOpacity: '0',
            inlineButtonForeground: 'var(--ink)',
            inlineButtonBorder: 'var(--hair-strong)',
            tooltipSuccessBackground: 'var(--ok)',
            tooltipSuccessForeground: 'var(--paper)',
          },
        },
      },
    }),
  ],
});
