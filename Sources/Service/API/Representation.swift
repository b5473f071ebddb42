/// A form in which answers are written, by the suffix of its address and its content type.
package enum Representation: String, CaseIterable, Sendable {
    case json
    case jsonld
    case bib
    case ris
    case cslJSON = "csl.json"
    case graphml
    case gexf
    case dot
    case svg
    case csv
    case ndjson
    case text

    package var type: String {
        switch self {
        case .json: "application/json"
        case .jsonld: "application/ld+json"
        case .bib: "application/x-bibtex"
        case .ris: "application/x-research-info-systems"
        case .cslJSON: "application/vnd.citationstyles.csl+json"
        case .graphml: "application/graphml+xml"
        case .gexf: "application/gexf+xml"
        case .dot: "text/vnd.graphviz"
        case .svg: "image/svg+xml"
        case .csv: "text/csv"
        case .ndjson: "application/x-ndjson"
        case .text: "text/plain"
        }
    }

    /// The content type as it is sent.
    package var sentType: String {
        switch self {
        case .csv, .text, .bib, .ris, .dot: type + "; charset=utf-8"
        default: type
        }
    }

    /// A path's last segment without the suffix that names a form, and that form; nil where there is none.
    package static func split(_ segment: String) -> (name: String, form: Representation)? {
        // `.csl.json` before `.json`.
        for form in [Representation.cslJSON] + allCases where form != .text && segment.hasSuffix("." + form.rawValue) {
            let name = segment.dropLast(form.rawValue.count + 1)
            return name.isEmpty ? nil : (String(name), form)
        }
        return nil
    }
}
