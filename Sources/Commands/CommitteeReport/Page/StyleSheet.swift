/// A class of the style sheet.
enum StyleClass: String {
    case skip, lead, facts, fact, value, note, subtitle, scroll, number, reference, narrow, wide, muted, alert, state,
        doubt
    case sources, columns, contents, focus, gap
    case axis, grid, own, ownLine, ownInterval, peer, peerLine, bar, otherBar, breakLine, halo
}

/// The look of the pages: no font, image or script of elsewhere; fit for 320 pixels and for A4.
///
/// Colours are those of the Government Analysis Function's guidance "Data visualisation: colours in charts": dark blue and orange for
/// two series, and grey beside a focus. The grey has an outline, since its contrast with the page is below 3 to 1.
enum StyleSheet {
    static let text: StaticString = """
        :root{--ink:#0b0c0c;--muted:#505a5f;--line:#b1b4b6;--link:#12436d;--blue:#12436D;--orange:#F46A25;--grey:#BFBFBF}
        *{box-sizing:border-box}
        html{font:100%/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:#fff;\
        -webkit-text-size-adjust:100%}
        body{margin:0;padding:0 1rem;overflow-wrap:break-word}
        header,main,nav,footer{max-width:50rem;margin:0 auto}
        header{padding-top:2rem}
        h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.25rem);line-height:1.15;margin:0 0 .5rem}
        h2{font-size:1.5rem;line-height:1.2;margin:3rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--ink)}
        h3{font-size:1.125rem;line-height:1.3;margin:1.5rem 0 .25rem}
        p,ul,ol,dl{margin:0 0 1rem}
        a{color:var(--link);text-underline-offset:.15em}
        a:focus-visible,[tabindex]:focus-visible{outline:3px solid #0b0c0c;outline-offset:2px;background:#ffdd00;color:#0b0c0c}
        .skip{position:absolute;left:-999rem}
        .skip:focus{position:static}
        .lead p,.lead li{font-size:1.125rem}
        .lead ul{padding-left:1.25rem}
        .lead li{margin-bottom:.5rem}
        .muted,.subtitle,.note{color:var(--muted)}
        .note{font-size:.875rem}
        .subtitle{margin:0 0 .75rem}
        .contents ol{columns:2 16rem;padding-left:1.5rem}
        .contents a{display:inline-block;padding:.125rem 0;min-height:1.5rem}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:1rem;margin:1.5rem 0}
        .fact{border-top:6px solid var(--blue);background:#f3f4f5;padding:.75rem 1rem;margin:0}
        .fact dt{font-weight:600}
        .fact dd{margin:0}
        .value{font-size:2.5rem;font-weight:700;line-height:1.2}
        figure{margin:1rem 0 2rem}
        figcaption h3{margin-top:1.5rem}
        svg{display:block;width:100%;height:auto;overflow:visible}
        .narrow{max-width:20rem}
        .wide{display:none}
        @media (min-width:46rem){.wide{display:block}.narrow{display:none}}
        svg text{font-size:13px;fill:#0b0c0c;font-family:inherit}
        svg .muted{fill:#505a5f}
        svg .strong{font-weight:700}
        .halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
        .axis{stroke:#505a5f;stroke-width:1}
        .grid{stroke:#dcdee0;stroke-width:1}
        .own{fill:var(--blue)}
        .ownLine{fill:none;stroke:var(--blue);stroke-width:3}
        .ownInterval{stroke:#0b0c0c;stroke-width:1.5}
        .peer{fill:#fff;stroke:var(--orange);stroke-width:2.5}
        .peerLine{fill:none;stroke:var(--orange);stroke-width:2.5;stroke-dasharray:6 4}
        .otherBar{fill:var(--grey);stroke:#6f777b;stroke-width:1}
        .bar{fill:var(--blue)}
        .breakLine{stroke:#505a5f;stroke-width:1.5;stroke-dasharray:2 3}
        .tick{text-anchor:middle}
        .label{text-anchor:end}
        .scroll{overflow-x:auto;margin:1rem 0}
        table{border-collapse:collapse;width:100%;font-size:.9375rem}
        caption{text-align:left;font-weight:600;padding:.25rem 0}
        th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}
        th{font-weight:600}
        thead th{vertical-align:bottom;border-bottom:2px solid var(--ink)}
        tbody th{font-weight:400}
        .number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        tr.focus th,tr.focus td{font-weight:700;background:#eef3f7}
        tr.gap td{color:var(--muted)}
        .reference{font-size:.75rem;font-weight:400;white-space:nowrap}
        td .reference{display:inline-block;min-width:2rem;min-height:1.5rem;line-height:1.5rem;text-align:left}
        tbody th{min-width:8ch}
        .alert{border-left:6px solid var(--line);padding:.25rem 0 .25rem 1rem;margin:0 0 1.5rem}
        .alert p{margin:0 0 .5rem}
        .state{font-weight:700}
        .doubt{font-weight:700}
        .sources{font-size:.875rem;padding-left:3rem}
        .sources li{margin-bottom:.4rem}
        .sources li:target{background:#ffdd00}
        code{font:0.875em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        footer{margin-top:3rem;padding:1rem 0 2rem;border-top:1px solid var(--line);color:var(--muted);font-size:.875rem}
        @page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " of " counter(pages);font:9pt sans-serif;color:#505a5f}}
        @media print{html{font-size:10.5pt}body{padding:0}header{padding-top:0}header,main,nav,footer{max-width:none}
        .wide{display:block}.narrow{display:none}.skip,.contents,.columns{display:none}
        h2,h3,h2+p,caption{break-after:avoid}th,td{padding:.15rem .6rem .15rem 0}td .reference{min-height:0;line-height:1.2}.sources{columns:2;font-size:8pt;column-gap:2rem}.sources li{margin-bottom:.2rem}h2{margin-top:2rem}figcaption,tr,li,.fact,.alert,svg{break-inside:avoid}figcaption,svg{break-after:avoid}
        thead{display:table-header-group}.scroll{overflow:visible}a{color:inherit;text-decoration:none}
        .fact,.alert,svg,tr.focus td,tr.focus th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """
}
