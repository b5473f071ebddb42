import Byline
import Catalog
import Foundation
import Service
import TestSupport

/// A catalogue made of the pages under `fixtures/`, in a file of its own.
struct APICatalogue {
    let path: String

    /// - Parameter folders: what to import, one after the other, each in an import of its own.
    static func with<T>(_ folders: [String] = ["pages"], _ body: (APICatalogue) throws -> T) throws -> T {
        try withTemporaryFolder { folder in
            let catalogue = APICatalogue(path: folder.appending(path: "catalogue.sqlite").path)
            for name in folders { try catalogue.add(try documents(in: name)) }
            return try body(catalogue)
        }
    }

    static func documents(in folder: String) throws -> [Registrar.Document] {
        let root = projectRoot.appending(path: "fixtures/\(folder)")
        return try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
            .filter { !$0.hasSuffix(".json") && $0 != "README.md" }
            .map { name in
                .init(label: name, bytes: [UInt8](try Data(contentsOf: root.appending(path: name))))
            }
    }

    func add(_ documents: [Registrar.Document]) throws {
        let registrar = try Registrar(store: path, mode: .write)
        _ = try registrar.import(documents.map { .success($0) })
    }

    func reader() throws -> Registrar { try Registrar(store: path, mode: .read) }

    /// Asks the site as the daemon would, without a socket.
    /// - Parameter target: path and query as they stand in a request's first line.
    func ask(_ target: String, _ method: Request.Method = .get, _ headers: Headers = .init()) throws -> Response {
        let read = try Target(target.utf8)
        return Site.whole(at: "https://byline.example").respond(
            to: Request(method, path: read.path, query: read.query, headers: headers), registrar: try reader())
    }

    /// The answer's body as JSON.
    func json(_ target: String) throws -> [String: Any] {
        let response = try ask(target)
        let object = try JSONSerialization.jsonObject(with: Data(response.body))
        guard response.status == 200, let members = object as? [String: Any] else {
            throw BylineError(.failure, "\(target): \(response.status)", mend: "")
        }
        return members
    }

    /// Every item of a list, page by page.
    /// - Parameter between: done after each page.
    func walk(_ target: String, limit: Int, between: () throws -> Void = {}) throws -> [[String: Any]] {
        var items: [[String: Any]] = []
        var next = target + (target.contains("?") ? "&" : "?") + "limit=\(limit)"
        let start = next
        while true {
            let page = try json(next)
            items += page["items"] as? [[String: Any]] ?? []
            guard let cursor = page["next"] as? String else { return items }
            try between()
            next = start + "&cursor=" + percentEncoded(cursor)
        }
    }
}
