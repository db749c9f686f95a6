import Model
import Reading
import Specimens
import Testing

/// Tables of lines with bars, as in Markdown, of which each line became a paragraph of its own: in a web page or an office document.
@Suite struct SpreadTableTests {
    @Test(arguments: 0..<6)
    func `its figures are those of the table whose lines stand together`(_ block: Int) throws {
        let composers = Composer.trapped + Composer.all.filter { $0.kind == .complaintsReport }
        var tables = 0
        for composer in composers {
            for seed in UInt64(block * 20)..<UInt64(block * 20 + 20) {
                let text = composer.compose(seed: seed).text
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                guard lines.contains(where: { $0.hasPrefix("|") }) else { continue }
                tables += 1
                let spread = lines.map { $0.hasPrefix("|") ? $0 + "\n" : $0 }.joined(separator: "\n")
                #expect(content(of: spread) == content(of: text), "\(composer.name) \(seed)\n\(spread)")
            }
        }
        #expect(tables > 0)
    }

    /// The figures and findings of a text without their places.
    private func content(of text: String) -> [String]? {
        try? DocumentReader.read(DocumentText(text)).map { reading in
            let earlier = reading.earlier.mapValues { $0.mapValues(\.value).sorted { $0.key < $1.key } }
            return "\(reading.period) \(reading.figures.mapValues(\.value).sorted { $0.key < $1.key })"
                + "\(earlier.sorted { $0.key < $1.key }) \(reading.findings.map(\.code.rawValue).sorted())"
        }
    }

    static let cases: [ReportCase] = [
        ReportCase(
            "a row of words in the middle",
            """
            4. Local Government and Social Care Ombudsman

            | Outcome | 2022/23 | 2023/24 |

            |---|---|---|

            | Upheld | 20 | 28 |

            | Remedied before | n/a | n/a |

            | Not upheld | 6 | 4 |
            """,
            figures: [
                .decisionsNotUpheld: 4, .decisionsUpheld: 28, .upholdInvestigations: 32, .upholdRate: 88,
                .upholdUpheld: 28,
            ],
            earlier: ["2022-23": [.decisionsNotUpheld: 6, .decisionsUpheld: 20]]),
        ReportCase(
            "another table of as many columns",
            """
            4. Local Government and Social Care Ombudsman

            | Outcome | 2022/23 | 2023/24 |

            |---|---|---|

            | Upheld | 20 | 28 |

            | Outcome | 2020/21 | 2021/22 |

            |---|---|---|

            | Upheld | 11 | 12 |
            """,
            figures: [.decisionsUpheld: 28, .upholdUpheld: 28],
            earlier: [
                "2020-21": [.decisionsUpheld: 11], "2021-22": [.decisionsUpheld: 12], "2022-23": [.decisionsUpheld: 20],
            ]),
    ]

    @Test(arguments: cases)
    func `its end is known`(_ stretch: ReportCase) throws { try stretch.check() }
}
