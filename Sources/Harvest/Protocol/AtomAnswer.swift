import Ingest

/// One answer of arXiv's query service.
struct AtomAnswer: Hashable, Sendable {
    /// How many papers the query has in all, as the service says on this page.
    var total: Int?
    var records: [SentRecord] = []
    /// What the service says went wrong. It comes as an entry of its own.
    var error: String?

    /// - Throws: when it is no feed, or not the whole of one.
    init(_ bytes: [UInt8]) throws(Unreadable) {
        var ids: [String] = []
        var isFeed = false
        for unit in try Unreadable.units(["entry", "totalResults"], of: bytes) {
            let words = unit.text().trimmed
            guard unit.name() == "entry" else {
                isFeed = true
                total = Int(words)
                continue
            }
            let id = unit.children("id").first.map { unit.text(of: $0).trimmed } ?? ""
            ids.append(id)
            guard id.contains("/api/errors") else { continue }
            error = unit.children("summary").first.map { unit.text(of: $0).trimmed } ?? "it gives no reason"
        }
        guard isFeed else { throw Unreadable("it is XML, but no answer of the query service") }
        guard error == nil else { return }
        var cutter = RecordCutter(bytes)
        let documents = cutter.documents(around: "entry")
        guard documents.count == ids.count else { throw Unreadable("its entries cannot be told from each other") }
        records = zip(ids, documents).map { SentRecord(label: Self.label($0), bytes: $1) }
    }

    /// `http://arxiv.org/abs/2008.01944v1` is called `arXiv:2008.01944v1`.
    private static func label(_ id: String) -> String {
        guard let path = id.firstRange(of: "/abs/") else { return id }
        return "arXiv:" + id[path.upperBound...]
    }
}
