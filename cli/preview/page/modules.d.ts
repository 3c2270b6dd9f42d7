declare module 'grafana-icons' {
  const svgs: Readonly<Record<string, string>>;
  export default svgs;
}
