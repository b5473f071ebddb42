import Byline

/// Hands documents to the registrar one by one, so that only one is in memory, and notes what became of each.
///
/// A document that cannot be read never reaches the registrar; its reason is kept here instead.
final class DocumentFeed: Sequence, IteratorProtocol {
    typealias Element = Result<Registrar.Document, BylineError>

    /// Steps in order, each either handed over or refused.
    private(set) var done: [ImportPlan.Step] = []
    private var waiting: ArraySlice<ImportPlan.Step>
    private let readInput: (Int) -> Result<[UInt8], BylineError>

    /// - Parameter readInput: the bytes of standard input, up to a limit and one more.
    init(_ plan: ImportPlan, readInput: @escaping (Int) -> Result<[UInt8], BylineError>) {
        waiting = plan.steps[...]
        self.readInput = readInput
    }

    func next() -> Element? {
        while let step = waiting.popFirst() {
            guard case .read(let candidate) = step else {
                done.append(step)
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
            bytes = try readInput(limit).get()
        }
        if bytes.count > limit { throw .tooLarge(candidate.path ?? "standard input") }
        return bytes
    }
}
