/// How common names are the world over, as far as a short list can say. All entries are folded.
enum NameFrequencyTable {
    /// The family names that share most bearers: a few dozen of East Asia.
    static let veryFrequentFamilies = set(
        """
        wang li zhang chen liu yang zhao huang zhou wu xu sun zhu ma hu guo lin he gao luo zheng liang xie tang song deng
        feng han cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lee kim park
        choi jung kang cho yoon jang lim nguyen tran le pham hoang huynh phan vu vo bui dang chan wong lau leung cheung ng
        chang
        """)

    /// The head of each national list.
    static let frequentFamilies = set(
        """
        smith jones williams brown taylor davies davis wilson evans thomas johnson roberts walker wright robinson thompson
        white hughes edwards green hall wood harris lewis martin jackson clarke clark hill turner cooper moore miller
        anderson allen young king scott baker adams nelson campbell mitchell carter phillips parker morris rogers cook
        morgan bell murphy kelly ryan bailey cox ward collins stewart murray graham simpson reid ross watson
        garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez ruiz diaz hernandez jimenez moreno munoz
        alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina morales
        castro ortiz rubio silva santos ferreira pereira oliveira costa rodrigues martins sousa fernandes goncalves gomes
        lopes marques alves almeida ribeiro pinto carvalho souza lima
        rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti mancini giordano rizzo
        lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli martini leone longo gentile
        muller schmidt schneider fischer meyer weber wagner becker schulz hoffmann schafer koch bauer richter klein wolf
        schroder neumann schwarz zimmermann braun kruger hofmann hartmann lange schmitt werner krause meier lehmann schmid
        schulze maier kohler huber mayer keller
        bernard dubois durand petit leroy moreau simon laurent lefebvre michel robert richard roux bertrand morel fournier
        girard andre mercier dupont lambert bonnet francois martinez
        jansen bakker visser smit meijer mulder bos vos peters hendriks jansson andersson johansson karlsson nilsson
        eriksson larsson olsson persson svensson gustafsson hansen johansen olsen larsen andersen pedersen nielsen jensen
        christensen rasmussen sorensen petersen korhonen virtanen
        ivanov petrov sidorov smirnov kuznetsov popov volkov sokolov lebedev kozlov novikov morozov kowalski nowak
        wisniewski novak horvath nagy kovacs toth szabo varga papadopoulos popa popescu yilmaz kaya demir sahin celik
        kumar singh sharma gupta patel shah das roy ghosh mukherjee banerjee chatterjee bose sen dutta rao reddy nair iyer
        mishra jain agarwal aggarwal verma yadav mehta joshi pandey khan ali ahmed hussain rahman islam hossain malik
        chowdhury mohamed ahmad hassan ibrahim mahmoud mohammadi hosseini ahmadi karimi rahimi moradi cohen levy mizrahi
        sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi
        matsumoto inoue kimura hayashi shimizu saito mori abe ikeda hashimoto ishikawa ogawa okada goto
        hong shin oh seo kwon hwang ahn yoo moon bae baek heo nam shim noh ha chung min ryu
        jin fan fang shi cui zhong lai kong bai qin jia xia hou zou xiong meng qiu wan duan lei qian yin yan chang shao
        mao dai gong fu gu hao wen liao kuo hsu tsai hsieh chiu chou tseng liew tan teo goh chua
        """)

    /// Given names that a frequent family shares among many bearers.
    static let frequentGivenNames = set(
        """
        david john james robert michael william richard thomas charles christopher daniel matthew mark paul andrew peter
        steven stephen george kevin brian edward alexander anthony jonathan patrick martin simon adam benjamin philip eric
        mary maria anna elizabeth sarah laura jennifer jessica susan karen julia emma christine catherine helen jane
        jose juan antonio manuel francisco carlos luis miguel javier pedro jorge fernando rafael daniel sergio pablo
        ana carmen marta elena isabel joao paulo marco andrea giuseppe giovanni francesco luca alessandro stefano roberto
        paolo mario fabio chiara francesca giulia silvia jean pierre michel philippe nicolas francois marie claire thomas
        hans michael andreas stefan christian wolfgang klaus markus frank sebastian lars erik jan anders per henrik
        alexey andrey sergey dmitry vladimir mikhail nikolai ivan olga elena natalia tatiana piotr tomasz pavel jakub
        amit rahul sanjay rajesh anil sunil vijay ravi ashok priya anita mohammad ahmed ali hassan hussein omar ibrahim
        hiroshi takashi kenji akira yuki kazuo minh anh thanh hong wei jing min jun yan ying xin lei bin hao jie ming
        ping qiang tao yong feng bo peng ting hui fei gang kai long liang rui yi yu xiao ling dan juan jian li bo chao
        cheng dong fan guang hai han hong hua huan jia jiang kun lin lu mei na nan ning qi qing rong shan shuai wen xia
        xiang xue yang yuan yue yun zhe zhen zhi zheng zhong sung young soo jin hyun joon min seung ji
        """)

    private static func set(_ names: String) -> Set<String> {
        Set(names.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
