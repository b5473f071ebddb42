import Byline
import Catalog

/// What somebody means by a run: a word that the store knows, or a file.
enum RunSource {
    /// A run's id or a reproduction's name.
    case kept(String)
    /// A run's document or journal.
    case file(String, bytes: [UInt8])

    /// A word is a file when it has a slash or the ending of one.
    init(_ word: String) throws {
        guard word.contains("/") || word.hasSuffix(".json") || word.hasSuffix(".journal") else {
            self = .kept(word)
            return
        }
        self = .file(word, bytes: try Self.read(word))
    }

    static func read(_ file: String) throws -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try Files.read(file, limit: ImportPlan.byteLimit) } catch {
            throw BylineError.unreadable(file, error)
        }
        if bytes.count > ImportPlan.byteLimit { throw BylineError.tooLarge(file) }
        return bytes
    }
}
