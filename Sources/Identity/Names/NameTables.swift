/// Word lists the name reader leans on. All entries are folded.
enum NameTables {
    /// Particles that belong to the family name, printed in lower case or capitalised.
    static let particles: Set<String> = [
        "van", "von", "der", "den", "de", "della", "dello", "degli", "dalla", "dal", "del", "di", "dos", "das", "ter",
        "ten", "zu", "zur", "zum", "af", "av", "vom", "vande", "vander",
    ]
    /// Particles only when printed in lower case, or inside a run of particles: capitalised they are given names too.
    static let particlesInLowerCase: Set<String> = [
        "da", "do", "du", "la", "le", "las", "los", "les", "bin", "ibn", "ben", "al", "el", "y", "e", "dei", "san",
        "st",
        "t",
    ]
    static let suffixes: Set<String> = ["jr", "sr", "junior", "senior", "ii", "iii", "iv"]

    /// Words that make the whole a group, a firm or nobody, wherever they stand.
    static let impersonalWords: Set<String> = [
        "collaboration", "collaborations", "consortium", "committee", "group", "team", "network", "project", "society",
        "inc", "ltd", "llc", "gmbh", "corp", "corporation", "company", "university", "institute", "institution",
        "association", "foundation", "laboratory", "laboratories", "department", "ministry", "organization",
        "organisation", "initiative", "anonymous", "unknown", "editors", "contributors", "members", "others",
    ]
    /// Whole names that are nobody's.
    static let nobodies: Set<String> = ["anon", "et al", "na", "n a", "none", "null", "nn", "n n", "author", "authors"]

    /// Family names that also open a name in the orders of East Asia; two of them side by side can be read both ways.
    static let eastAsianFamilies: Set<String> = [
        "an", "bai", "ban", "bao", "cai", "cao", "chai", "chan", "chang", "chen", "cheng", "cheung", "chi", "cho",
        "choi",
        "chu", "cui", "dai", "deng", "ding", "dong", "du", "duan", "fan", "fang", "feng", "fu", "gao", "ge", "gong",
        "gu",
        "guan", "guo", "han", "hao", "he", "hong", "hou", "hu", "hua", "huang", "hwang", "ji", "jia", "jiang", "jin",
        "jung", "kang", "kim", "kong", "kwon", "lai", "lam", "lau", "le", "lee", "lei", "leung", "li", "lian", "liang",
        "liao", "lim", "lin", "ling", "liu", "long", "lou", "lu", "luo", "ma", "mao", "mei", "meng", "mo", "ng",
        "nguyen",
        "ni", "ning", "oh", "ou", "pan", "pang", "park", "pei", "peng", "pham", "qi", "qian", "qiao", "qin", "qiu",
        "qu",
        "ren", "rong", "seo", "shao", "shen", "shi", "shin", "song", "su", "sun", "tan", "tang", "tao", "tian", "tong",
        "tran", "tsai", "tu", "wan", "wang", "wei", "wen", "weng", "wong", "wu", "xia", "xiang", "xiao", "xie", "xin",
        "xing", "xiong", "xu", "xue", "yan", "yang", "yao", "ye", "yi", "yin", "ying", "yoon", "you", "yu", "yuan",
        "yue",
        "zeng", "zhan", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zhuang", "zou", "zuo",
    ]

    /// Spellings and short forms of one given name, each list headed by the form the others stand for.
    private static let variantLists: [[String]] = [
        ["alexey", "aleksei", "alexei", "aleksey", "alexej"], ["yuri", "iouri", "yury", "jurij", "iurii", "yurii"],
        ["mohammad", "muhammad", "mohammed", "mohamed", "muhammed", "mohamad"],
        ["sergey", "sergei", "serguei", "sergej"],
        ["robert", "bob", "rob"], ["william", "bill", "will"], ["richard", "dick", "rick"], ["michael", "mike"],
        ["alexander", "alex", "aleksandr", "alexandr", "aleksander"], ["daniel", "dan"], ["david", "dave"],
        ["thomas", "tom"], ["james", "jim"], ["joseph", "joe"], ["edward", "ed", "ted"],
        ["stephen", "steven", "steve"],
        ["christopher", "chris"], ["matthew", "matt"], ["benjamin", "ben"], ["samuel", "sam"], ["gregory", "greg"],
        ["andrey", "andrei", "andrej"], ["dmitry", "dmitri", "dmitriy", "dimitri"], ["nikolai", "nikolay", "nicolai"],
        ["vladimir", "wladimir"], ["mikhail", "mikhael"], ["jeffrey", "jeff", "geoffrey"], ["timothy", "tim"],
        ["lawrence", "larry", "laurence"], ["ronald", "ron"], ["donald", "don"], ["kenneth", "ken"],
        ["andrew", "andy"],
        ["anthony", "tony"], ["nicholas", "nick"], ["philip", "phil", "phillip"], ["frederick", "fred"],
    ]
    /// From each spelling to the head of its list.
    static let variantHead: [String: String] = {
        var heads: [String: String] = [:]
        for list in variantLists { for form in list { heads[form] = list.first } }
        return heads
    }()
}
