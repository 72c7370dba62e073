// The one dictionary file used of opencc-js, which ships no types for it: "traditional simplified|traditional simplified|...".
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
