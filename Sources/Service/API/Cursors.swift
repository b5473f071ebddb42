import Byline
import Catalog

/// One page of a list.
struct ListPage<Item> {
    var items: [Item]
    /// After which id the next page begins; nil at the end.
    var next: Int64?

    /// - Parameter found: one more than wanted, where there are more.
    init(_ found: [Item], limit: Int, id: (Item) -> Int64) {
        items = Array(found.prefix(limit))
        next = found.count > limit ? items.last.map(id) : nil
    }
}

extension Operation.Parameter {
    static let limit = Self("limit", .integer(least: 1, most: 200), "How many items at most; 50 by default")
    static let cursor = Self(
        "cursor", .text(pattern: "^[A-Za-z0-9_-]+[.][0-9a-f]{32}$"), "Where the last page said the next begins")
}

extension Visit {
    /// Cursors hold as long as the process does.
    private static let seal = Seal()

    /// How many items are wanted.
    var limit: Int { request.parameter("limit").flatMap(Int.init) ?? 50 }

    /// What a cursor is bound to: the path and every parameter but the cursor itself and the page's size.
    private var question: String {
        let pairs = request.query.filter { $0.name != "cursor" && $0.name != "limit" }
            .map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }.sorted()
        return request.path.map(percentEncoded).joined(separator: "/") + "?" + pairs.joined(separator: "&")
    }

    /// The id after which the page begins; 0 for the first page.
    /// - Throws: when the cursor is not one that was given out for this very question.
    func position() throws(BylineError) -> Int64 {
        guard let cursor = request.parameter("cursor") else { return 0 }
        guard let text = Self.seal.open(cursor, for: question), let id = Int64(text) else {
            throw BylineError(
                .invalidInput, "The cursor was not given out for this query",
                mend: "Begin again without it, or ask with the query it came with")
        }
        return id
    }

    /// The answer that holds one page, in the form agreed on.
    func answer<Item>(_ page: ListPage<Item>, as shape: Shape<Item>) -> Response {
        let next = page.next.map { Self.seal.close(String($0), for: question) }
        var response: Response
        switch representation {
        case .csv: response = Response(type: representation.sentType, heading(of: shape) + lines(page.items, as: shape))
        case .ndjson: response = Response(type: representation.sentType, lines(page.items, as: shape))
        default:
            response = APIRoutes.answer(
                .object([("items", .list(page.items.map(shape.json))), ("next", JSON(next))]))
        }
        if let next { response.headers["Link"] = "<\(address(with: next))>; rel=\"next\"" }
        return response
    }

    private func address(with cursor: String) -> String {
        let pairs = request.query.filter { $0.name != "cursor" } + [("cursor", cursor)]
        let query = pairs.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }.joined(separator: "&")
        return origin + "/" + request.path.map(percentEncoded).joined(separator: "/") + "?" + query
    }

    /// The first line of a list as CSV.
    func heading<Item>(of shape: Shape<Item>) -> String { Self.row(shape.members.map(\.name)) }

    /// The items of a list as lines of CSV or of JSON.
    func lines<Item>(_ items: [Item], as shape: Shape<Item>) -> String {
        var text = ""
        for item in items {
            if representation == .csv {
                text += Self.row(shape.members.map { $0.value(item).cell })
            } else {
                shape.json(item).write(to: &text)
                text += "\n"
            }
        }
        return text
    }

    /// One line of CSV (RFC 4180).
    private static func row(_ cells: [String]) -> String {
        cells.map { cell in
            // A cell that begins like a formula would be one in a spreadsheet.
            let safe = cell.first.map { "=+-@\t\r".contains($0) } == true ? "'" + cell : cell
            guard safe.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return safe }
            return "\""
                + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }.joined(separator: ",") + "\r\n"
    }
}
