import Foundation
import Service
import Testing

/// The colours of the style sheet, read from its custom properties, against WCAG 2.2.
@Suite struct PageContrastTests {
    /// Properties of one block of declarations that are colours.
    private func colours(_ block: Substring) -> [String: [Double]] {
        var found: [String: [Double]] = [:]
        for line in block.split(separator: ";") {
            let sides = line.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            guard sides.count == 2, sides[0].hasPrefix("--"), sides[1].hasPrefix("#"), sides[1].count == 7,
                let number = Int(sides[1].dropFirst(), radix: 16)
            else { continue }
            found[sides[0]] = [16, 8, 0].map { Double((number >> $0) & 255) / 255 }
        }
        return found
    }

    private func schemes() throws -> [(name: String, colours: [String: [Double]])] {
        let sheet = String(decoding: Asset.styleSheet.bytes, as: UTF8.self)
        let light = try #require(sheet.range(of: ":root {"))
        let dark = try #require(sheet.range(of: "@media (prefers-color-scheme: dark) {\n  :root {"))
        return [
            ("light", colours(sheet[light.upperBound...].prefix { $0 != "}" })),
            ("dark", colours(sheet[dark.upperBound...].prefix { $0 != "}" })),
        ]
    }

    /// WCAG 2.2, “contrast ratio” and “relative luminance”.
    private func contrast(_ a: [Double], _ b: [Double]) -> Double {
        let luminances = [a, b].map { colour in
            let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }.sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    @Test func `the formula gives the values that WCAG states`() {
        #expect(abs(contrast([0, 0, 0], [1, 1, 1]) - 21) < 1e-9)
        // #777 on white is the well-known near miss: 4.48.
        #expect(abs(contrast([Double](repeating: 0x77 / 255.0, count: 3), [1, 1, 1]) - 4.48) < 0.005)
    }

    @Test func `every text can be read on every ground, by day and by night`() throws {
        for scheme in try schemes() {
            for text in ["--ink", "--quiet", "--link", "--rubric", "--good", "--near", "--bad"] {
                for ground in ["--paper", "--sheet", "--wash"] {
                    let ratio = contrast(
                        try #require(scheme.colours[text]), try #require(scheme.colours[ground]))
                    #expect(ratio >= 4.5, "\(scheme.name): \(text) on \(ground) is \(ratio)")
                }
            }
            let button = contrast(
                try #require(scheme.colours["--on-rubric"]), try #require(scheme.colours["--rubric"]))
            #expect(button >= 4.5, "\(scheme.name): the words of a button")
        }
    }

    @Test func `edges of fields, marks in pictures and the ring of focus stand out`() throws {
        for scheme in try schemes() {
            for mark in ["--edge", "--focus", "--near-disc", "--far-disc", "--cited", "--citing"] {
                for ground in ["--paper", "--sheet"] {
                    let ratio = contrast(
                        try #require(scheme.colours[mark]), try #require(scheme.colours[ground]))
                    #expect(ratio >= 3, "\(scheme.name): \(mark) on \(ground) is \(ratio)")
                }
            }
        }
    }

    @Test func `both schemes have every colour, and no rule names one of its own`() throws {
        let schemes = try schemes()
        #expect(Set(schemes[0].colours.keys) == Set(schemes[1].colours.keys) && schemes[0].colours.count >= 18)
        let sheet = String(decoding: Asset.styleSheet.bytes, as: UTF8.self)
        let rules = try #require(sheet.range(of: "/* Type: "))
        let screen = sheet[rules.upperBound...].components(separatedBy: "@media print")[0]
        #expect(!screen.contains("#"), "a colour, or an id, stands outside the list of colours")
    }
}
