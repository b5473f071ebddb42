/// An identifier that this catalogue gave out itself: opaque, never re-used, never re-pointed.
///
/// It is printed as a letter and a number (`R12`) and read back in the same form, in either case.
public protocol LocalID: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible
where RawValue == Int64 {
    /// The letter that says what kind of thing is named.
    static var letter: Character { get }
    init(_ rawValue: Int64)
}

extension LocalID {
    public init?(rawValue: Int64) { self.init(rawValue) }

    /// Reads the printed form; nil when the text is anything else.
    public init?(printed text: some StringProtocol) {
        guard let first = text.first, first.uppercased() == String(Self.letter) else { return nil }
        let digits = text.dropFirst()
        guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit), let number = Int64(digits), number > 0 else {
            return nil
        }
        self.init(number)
    }

    public var description: String { "\(Self.letter)\(rawValue)" }
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = Self(printed: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is not of the form \(Self.letter)1"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Character {
    /// Whether this is one of `0` … `9` and not a digit of another script.
    public var isASCIIDigit: Bool { self >= "0" && self <= "9" && utf8.count == 1 }
}

/// A person, as the catalogue has resolved them: `R12`.
public struct ResearcherID: LocalID {
    public static let letter: Character = "R"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// A work, the thing that preprint, article, listing row and reference all point to: `W7`.
public struct WorkID: LocalID {
    public static let letter: Character = "W"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// A document that was imported: `S3`.
public struct SourceID: LocalID {
    public static let letter: Character = "S"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// One entry of one source, as printed: `E40`.
public struct RecordID: LocalID {
    public static let letter: Character = "E"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// One author slot of one record: `M55`.
public struct MentionID: LocalID {
    public static let letter: Character = "M"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// One endorsement of a researcher by another: `N3`.
public struct EndorsementID: LocalID {
    public static let letter: Character = "N"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// An account of somebody who may act here: `A5`.
public struct AccountID: LocalID {
    public static let letter: Character = "A"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// Something an account follows: `F2`.
public struct FollowID: LocalID {
    public static let letter: Character = "F"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// An invitation to collaborate: `I4`.
public struct InvitationID: LocalID {
    public static let letter: Character = "I"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// Something an account is told: `T9`.
public struct NoticeID: LocalID {
    public static let letter: Character = "T"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// A run of a reproduction: `X4`.
public struct ReproductionRunID: LocalID {
    public static let letter: Character = "X"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// Something this catalogue asks for again from time to time: `V2`.
public struct WatchID: LocalID {
    public static let letter: Character = "V"
    public let rawValue: Int64
    public init(_ rawValue: Int64) { self.rawValue = rawValue }
}
