/// One paper of a made-up snapshot, and how each of arXiv's forms prints it.
public struct GeneratedPaper: Sendable {
    public struct Author: Hashable, Sendable {
        public var family: String
        public var given: String
    }
    public var id: String
    public var title: String
    /// Wrapped, with arXiv's blanks before and its line's end behind.
    public var abstract: String
    public var authors: [Author]
    public var categories: [String]
    public var year: Int
    public var month: Int
    public var day: Int
    public var versions: Int
    public var doi: String?

    private var isoDate: String {
        "\(year)-\(GeneratedSnapshot.padded(month, 2))-\(GeneratedSnapshot.padded(day, 2))"
    }
    private var mailDate: String { "Mon, \(day) \(NameStock.months[month - 1]) \(year) 09:15:00 GMT" }
    private var authorLine: String { authors.map { $0.given + " " + $0.family }.joined(separator: ", ") }

    /// The line of the metadata snapshot, without its end.
    public var snapshotLine: String {
        let versions = (1...versions).map { #"{"version": "v\#($0)", "created": "\#(mailDate)"}"# }
        let parts = authors.map { "[\(Self.json($0.family)), \(Self.json($0.given)), \"\"]" }
        return """
            {"id": "\(id)", "submitter": \(Self.json(authors[0].given + " " + authors[0].family)), \
            "authors": \(Self.json(authorLine)), "title": \(Self.json(title)), \
            "comments": "\(10 + day) pages, \(month) figures", "journal-ref": null, \
            "doi": \(doi.map(Self.json) ?? "null"), "report-no": null, \
            "categories": "\(categories.joined(separator: " "))", \
            "license": "http://arxiv.org/licenses/nonexclusive-distrib/1.0/", "abstract": \(Self.json(abstract)), \
            "versions": [\(versions.joined(separator: ", "))], "update_date": "\(isoDate)", \
            "authors_parsed": [\(parts.joined(separator: ", "))]}
            """
    }

    /// A string of JSON as Python writes it by default: beyond ASCII everything is escaped.
    private static func json(_ text: String) -> String {
        var quoted: [UInt8] = [0x22]
        for unit in text.utf16 {
            switch unit {
            case 0x22, 0x5C: quoted += [0x5C, UInt8(unit)]
            case 0x0A: quoted += "\\n".utf8
            case 0x20..<0x7F: quoted.append(UInt8(unit))
            default:
                let hex = String(unit, radix: 16)
                quoted += "\\u".utf8
                quoted += String(repeating: "0", count: 4 - hex.count).utf8
                quoted += hex.utf8
            }
        }
        quoted.append(0x22)
        return String(decoding: quoted, as: UTF8.self)
    }

    // MARK: XML

    private var header: String {
        "<header><identifier>oai:arXiv.org:\(id)</identifier><datestamp>\(isoDate)</datestamp></header>"
    }

    private func record(_ metadata: String) -> String {
        "<record>\n\(header)\n<metadata>\n\(metadata)\n</metadata>\n</record>\n"
    }

    /// The record of an OAI-PMH answer in the form `arXiv`.
    public var oaiRecord: String {
        let people = authors.map {
            "<author><keyname>\($0.family)</keyname><forenames>\($0.given)</forenames></author>"
        }
        return record(
            """
            <arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>\(id)</id><created>\(isoDate)</created>\
            <authors>\(people.joined())</authors><title>\(title)</title>\
            <categories>\(categories.joined(separator: " "))</categories><comments>\(10 + day) pages</comments>\
            \(doi.map { "<doi>\($0)</doi>" } ?? "")\
            <license>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</license><abstract>\(abstract)</abstract></arXiv>
            """)
    }

    /// The record of an OAI-PMH answer in the form `arXivRaw`.
    public var oaiRawRecord: String {
        let versions = (1...versions).map {
            #"<version version="v\#($0)"><date>\#(mailDate)</date><size>12kb</size></version>"#
        }
        return record(
            """
            <arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>\(id)</id>\
            <submitter>\(authors[0].given) \(authors[0].family)</submitter>\(versions.joined())<title>\(title)</title>\
            <authors>\(authorLine)</authors><categories>\(categories.joined(separator: " "))</categories>\
            <abstract>\(abstract)</abstract></arXivRaw>
            """)
    }

    /// The record of an OAI-PMH answer in the form `oai_dc`.
    public var dublinCoreRecord: String {
        let people = authors.map { "<dc:creator>\($0.family), \($0.given)</dc:creator>" }
        return record(
            """
            <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" \
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(title)</dc:title>\(people.joined())\
            <dc:description>\(abstract)</dc:description><dc:date>\(isoDate)</dc:date>\
            <dc:identifier>http://arxiv.org/abs/\(id)</dc:identifier></oai_dc:dc>
            """)
    }

    /// The entry of an answer of the query service.
    public var atomEntry: String {
        let people = authors.map { "<author><name>\($0.given) \($0.family)</name></author>" }
        let terms = categories.map { "<category term=\"\($0)\" scheme=\"http://arxiv.org/schemas/atom\"/>" }
        return """
            <entry><id>http://arxiv.org/abs/\(id)v1</id><updated>\(isoDate)T09:15:00Z</updated>\
            <published>\(isoDate)T09:15:00Z</published><title>\(title)</title><summary>\(abstract)</summary>\
            \(people.joined())\(terms.joined())\
            <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="\(categories[0])"/></entry>

            """
    }

    /// What stands before and behind the records of a document in each form.
    public enum Form: String, CaseIterable, Sendable {
        case snapshot, oai, raw, dc, atom

        public var frame: (before: String, behind: String) {
            switch self {
            case .snapshot: ("", "")
            case .oai, .raw, .dc:
                (
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>

                    """, "</ListRecords></OAI-PMH>\n"
                )
            case .atom:
                (
                    """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/made</id><title>made up</title>

                    """, "</feed>\n"
                )
            }
        }
    }

    /// The paper in that form, its line's end included.
    public func printed(as form: Form) -> String {
        switch form {
        case .snapshot: snapshotLine + "\n"
        case .oai: oaiRecord
        case .raw: oaiRawRecord
        case .dc: dublinCoreRecord
        case .atom: atomEntry
        }
    }
}
