import Testing

import Ingest

@Suite struct ListingHeadLineTests {
    private func parsed(_ texts: String...) -> ListingHeadLine? {
        ListingHeadLine(
            texts.enumerated().map { Line(number: $0 + 1, column: 1, text: $1, followsBlank: false) }[...])
    }

    /// Line, score, tags, date, mark.
    static let lines: [(String, String?, [String], String, String?)] = [
        ("LGMar 3, 2024", nil, ["LG"], "Mar 3, 2024", nil),
        ("MAMay 2", nil, ["MA"], "May 2", nil),
        ("AIMar 16Code", nil, ["AI"], "Mar 16", "Code"),
        ("DIS-NNMay 8", nil, ["DIS-NN"], "May 8", nil),
        ("66.9LGMay 27", "66.9", ["LG"], "May 27", nil),
        ("9.5MATH-PHOct 12, 2022Code", "9.5", ["MATH-PH"], "Oct 12, 2022", "Code"),
        ("CLDLJan 1, 2020", nil, ["CLDL"], "Jan 1, 2020", nil),
        ("36.5 LG May 27 Code", "36.5", ["LG"], "May 27", "Code"),
    ]

    @Test(arguments: lines)
    func `a head line comes apart`(
        _ line: String, _ score: String?, _ tags: [String], _ date: String, _ code: String?
    ) throws {
        let head = try #require(parsed(line))
        #expect(head.score.map { String($0.text) } == score)
        #expect(head.tags.map { String($0.text) } == tags)
        #expect(head.date.map { String($0.text) } == date)
        #expect(head.code.map { String($0.text) } == code)
    }

    @Test func `chips on lines of their own are one head`() throws {
        let head = try #require(parsed("66.9", "LG", "ML", "May 27", "Code", "A title"))
        #expect(head.lineCount == 5 && head.tags.count == 2 && head.code != nil)
    }

    @Test(arguments: [
        "LG", "Mar 3, 2024", "LgMar 3, 2024", "LGMarch 3, 2024", "LGMar 3, 2024 and more", "The model was May 8",
        "LGMar",
        "1234.5LGMar 3", "66.95LGMar 3",
    ])
    func `other lines are no head`(_ line: String) {
        #expect(parsed(line) == nil)
    }

    /// Cutting any head line at any place leaves something that can begin one.
    @Test(arguments: lines.dropLast().map(\.0))
    func `whatever a head line begins with can begin a head line`(_ line: String) {
        for end in line.indices.dropFirst() {
            #expect(ListingHeadLine.beginning(line[..<end]) != nil, "\(line[..<end])")
        }
    }

    @Test(arguments: ["We study", "The", "In this", "LGMarket", "Deep", "1. A", "a"])
    func `prose does not begin a head line`(_ text: String) {
        #expect(ListingHeadLine.beginning(text[...]) == nil)
    }

    @Test func `glued tags divide where known tags fit in one way only`() {
        #expect(ListingTags.divide("CLDL")?.map(String.init) == ["CL", "DL"])
        #expect(ListingTags.divide("LGDIS-NNST")?.map(String.init) == ["LG", "DIS-NN", "ST"])
        #expect(ListingTags.divide("STAT-MECH")?.map(String.init) == ["STAT-MECH"])
        #expect(ListingTags.divide("QQ") == nil)
        #expect(ListingTags.divide("") == nil)
    }
}
