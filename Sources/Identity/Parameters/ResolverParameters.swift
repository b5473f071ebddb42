import Foundation  // reading JSON

/// The weights and thresholds the resolver goes by, under a version: data, not code.
///
/// The file is one JSON object: `version` and `provenance` in words, `settings` as numbers by name, `evidence` as a
/// list of `{"name", "bits"}` whose order is the order in which contributions are shown. Every name the resolver asks
/// for must be there, and no other; a file that says too little or too much is refused as a whole.
public struct ResolverParameters: Hashable, Sendable {
    /// Names these values in runs, links and reports.
    public let version: String
    /// Where the values come from: by hand, or fitted, and on which gold.
    public let provenance: String
    /// In the order in which contributions are shown.
    public let evidence: [(name: String, bits: Double)]
    /// Every threshold and share by name.
    public let settings: [String: Double]
    /// The same by case, for loops over many pairs.
    private let values: [Double]
    private let bits: [String: Double]
    private let places: [String: Int]

    /// At this score and above two things are one.
    public var same: Double { self[.same] }
    /// From this score up to `same` a person is asked.
    public var review: Double { self[.review] }
    /// An initial that two people accept with less between them than this joins neither.
    public var margin: Double { self[.margin] }

    /// Reads a parameter file.
    /// - Parameter file: the name to speak of in errors.
    public init(json: [UInt8], file: String) throws(ParameterError) {
        let read: File
        do {
            read = try JSONDecoder().decode(File.self, from: Data(json))
        } catch {
            throw ParameterError(
                file: file, what: "It is not a parameter file: \(Self.words(error))",
                mend: "Start from the output of `byline identity parameters`")
        }
        try self.init(read, file: file)
    }

    private init(_ read: File, file: String) throws(ParameterError) {
        version = read.version
        provenance = read.provenance
        settings = read.settings
        values = Setting.allCases.map { read.settings[$0.name] ?? 0 }
        evidence = read.evidence.map { ($0.name, $0.bits) }
        bits = Dictionary(read.evidence.map { ($0.name, $0.bits) }, uniquingKeysWith: { first, _ in first })
        places = Dictionary(
            read.evidence.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        if version.isEmpty {
            throw ParameterError(file: file, what: "The version is empty", mend: "Name these values, as in \"bits 4\"")
        }
        if let twice = read.evidence.first(where: { entry in read.evidence.count { $0.name == entry.name } > 1 }) {
            throw ParameterError(file: file, what: "“\(twice.name)” is there twice", mend: "Keep one of them")
        }
        try Self.compare(Set(settings.keys), with: Self.settingNames, what: "setting", file: file)
        try Self.compare(Set(bits.keys), with: Self.evidenceNames, what: "evidence", file: file)
        guard review < same, margin >= 0 else {
            throw ParameterError(
                file: file, what: "review is \(review), same is \(same) and margin is \(margin)",
                mend: "review must be below same, and margin not negative")
        }
    }

    private static func compare(_ found: Set<String>, with due: Set<String>, what: String, file: String)
        throws(ParameterError)
    {
        if let missing = due.subtracting(found).min() {
            throw ParameterError(file: file, what: "The \(what) “\(missing)” is missing", mend: "Add it")
        }
        if let unknown = found.subtracting(due).min() {
            throw ParameterError(file: file, what: "Nothing knows the \(what) “\(unknown)”", mend: "Leave it out")
        }
    }

    private static func words(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _): "“\(key.stringValue)” is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” is of another kind"
        default: "it is no JSON object"
        }
    }

    // MARK: Asking

    /// The weight of a piece of evidence; 0 for a name that no file can have.
    public func bits(_ name: String) -> Double { bits[name] ?? 0 }

    /// Where contributions of that name stand among others.
    func place(_ name: String) -> Int { places[name] ?? places.count }

    /// The weights by case, for loops over many pairs.
    var weights: [Double] { Evidence.allCases.map { bits($0.name) } }
    subscript(setting: Setting) -> Double { values[setting.rawValue] }

    // MARK: The file that comes with the program

    /// The values that come with the program.
    public static let standard: ResolverParameters = {
        do {
            return try ResolverParameters(json: PackageResources.parameters_json, file: "parameters.json")
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    /// The standard file's own text, for a person to start from.
    public static var standardFile: String { String(decoding: PackageResources.parameters_json, as: UTF8.self) }

    private static let settingNames = Set(Setting.allCases.map(\.name))
    private static let evidenceNames = Set(Evidence.allCases.map(\.name))

    private struct File: Decodable {
        struct Entry: Decodable {
            var name: String
            var bits: Double
        }
        var version: String
        var provenance: String
        var settings: [String: Double]
        var evidence: [Entry]
    }

    public static func == (a: Self, b: Self) -> Bool {
        a.version == b.version && a.provenance == b.provenance && a.settings == b.settings && a.bits == b.bits
            && a.places == b.places
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(version)
        hasher.combine(settings)
        hasher.combine(bits)
    }
}

/// Why a parameter file cannot be used: what, where, and how to mend it.
public struct ParameterError: Error, Hashable, Sendable, CustomStringConvertible {
    public var file: String
    public var what: String
    public var mend: String

    public var description: String { "\(file): \(what). \(mend)." }
}
