/// Words that papers of every subject are full of; a topic they share says next to nothing.
///
/// Taken from the words that stand in more than four of a hundred abstracts of physics and computer science, those left
/// out that are a subject of their own.
enum WeakWords {
    static let all: Set<String> = Set(
        """
        model models system systems based state states result results paper method methods approach approaches different
        between study show shown time order new problem problems number present large small high low field function
        functions theory data experiments experimental experiment theoretical numerical numerically performance algorithm
        algorithms effect effects case cases work first two three four one several many well analysis structure structures
        parameter parameters range regime behavior behaviour point points set sets form general simple novel recent
        recently proposed propose demonstrate provide provides find found investigate investigated consider considered
        discuss discussed describe described obtain obtained derive derived compare compared information local single
        non various process processes properties property distribution distributions network networks learning training
        including important possible existing known used use uses application applications applied technique techniques
        framework strategy value values dependence dependent dimension dimensional finite first second third only even
        however therefore further furthermore moreover respect within without where while during among across per based
        task tasks computational compute computed evaluation evaluate evaluated state art better best higher lower good
        strong weak full real current previous related specific particular significant significantly key common given
        allow allows lead leads often same similar due terms way ways part parts level levels type types class classes
        introduce introduced introduction review study studies studied research review approach solution solutions
        efficient effective improve improved improvement improvements accuracy accurate error errors test tests testing
        example examples test size scale scales increase increases increasing decrease reduce reduced control design
        complex complexity interesting important role roles nature natural support change changes source sources term evidence limit limits limited transition transitions understanding
        understand challenge challenges challenging setting settings rate rates process help helps able achieve achieves achieved term
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
