import Byline

/// Hands documents to the registrar one by one, so that only one is in memory, and notes what became of each.
///
/// A document that cannot be read never reaches the registrar; its reason is kept here instead.
final class DocumentFeed: Sequence, IteratorProtocol {
    typealias Element = Result<Registrar.Document, BylineError>

    /// Steps in order, each either handed over or refused.
    private(set) var done: [ImportPlan.Step] = []
    private var waiting: ArraySlice<ImportPlan.Step>
    /// Those that are to be imported in parts, once the others are done.
    private(set) var long: [ImportPlan.Candidate] = []
    /// All of standard input; nil when it is not read, or long.
    private let input: Result<[UInt8], BylineError>?

    init(_ plan: ImportPlan, input: Result<[UInt8], BylineError>?) {
        waiting = plan.steps[...]
        self.input = input
    }

    /// How many were handed over.
    var readCount: Int {
        done.count { if case .read = $0 { true } else { false } }
    }

    /// Whether it is one of those that are imported in parts.
    func isLong(_ candidate: ImportPlan.Candidate) -> Bool {
        candidate.isLong || candidate.path == nil && input == nil
    }

    func next() -> Element? {
        while let step = waiting.popFirst() {
            guard case .read(let candidate) = step else {
                done.append(step)
                continue
            }
            if isLong(candidate) {
                long.append(candidate)
                continue
            }
            do {
                let bytes = try bytes(of: candidate)
                done.append(step)
                return .success(Registrar.Document(label: candidate.label, bytes: bytes))
            } catch {
                done.append(.refused(label: candidate.label, error))
            }
        }
        return nil
    }

    private func bytes(of candidate: ImportPlan.Candidate) throws(BylineError) -> [UInt8] {
        let limit = ImportPlan.byteLimit
        let bytes: [UInt8]
        if let path = candidate.path {
            do { bytes = try Files.read(path, limit: limit) } catch { throw .unreadable(path, error) }
        } else {
            bytes = try (input ?? .success([])).get()
        }
        if bytes.count > limit { throw .tooLarge(candidate.path ?? "standard input") }
        return bytes
    }
}
