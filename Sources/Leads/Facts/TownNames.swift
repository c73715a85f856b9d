/// Names of towns around New York and Philadelphia, from the cities of `data/zip-codes.txt`: what stands in small letters
/// where a place is expected is believed when it is one of these.
enum TownNames {
    /// How many tokens the longest town's name at a place takes, nil when none stands there.
    static func length(in text: TokenizedText, at index: Int) -> Int? {
        var name = ""
        var longest: Int?
        for words in 1...longestName where text.isWord(index + words - 1) {
            name += (words > 1 ? " " : "") + text.folded(index + words - 1)
            if names.contains(name) { longest = words }
        }
        return longest
    }

    /// Words of the longest names.
    private static let longestName = 3

    private static let names = Set(table.split { $0 == "," || $0 == "\n" }.map(String.init))

    /// New Jersey, Connecticut, Delaware, the lower Hudson, New York City, Long Island and eastern Pennsylvania.
    private static let table = """
        abington,absecon,accord,acra,adamstown,adelphia,albertson,albrightsville,alburtis,allamuchy,allendale
        allenhurst,allentown,allenwood,alloway,alpine,amagansett,amawalk,ambler,amenia,amityville,amston,analomink
        ancram,ancramdale,andover,andreas,annandale,annandale on hudson,ansonia,aquashicola,aquebogue,archbald
        arden,ardmore,ardsley,ardsley on hudson,arkville,armonk,arverne,asbury,asbury park,ashfield,ashford,ashland
        aston,astoria,atco,atglen,athens,atlantic beach,atlantic city,atlantic highlands,audubon,augusta,avalon
        avenel,avon,avondale,babylon,bala cynwyd,baldwin,baldwin place,ballouville,bally,baltic,bangall,bangor
        bantam,baptistown,barkhamsted,barnegat,barnegat light,barnesville,barrington,barrytown,barryville,barto
        bartonsville,basking ridge,bay shore,bayonne,bayport,bayside,bayville,beach haven,beach lake,beachwood
        beacon,beacon falls,bear,bear creek,bear mountain,bearsville,beaver meadows,bechtelsville,bedford
        bedford hills,bedminster,belford,belle mead,bellerose,belleville,bellmawr,bellmore,bellport,bellvale,belmar
        belvidere,bensalem,bergenfield,berkeley heights,berlin,bernardsville,bernville,berwick,berwyn,bethany
        bethany beach,bethel,bethlehem,bethpage,beverly,big indian,billings,birchrunville,birdsboro,birmingham
        blackwood,blairstown,blakeslee,blandon,blauvelt,blawenburg,bloomfield,blooming glen,blooming grove
        bloomingburg,bloomingdale,bloomington,bloomsbury,blue bell,blue point,bogota,bohemia,boiceville,bolton
        boonton,bordentown,botsford,bound brook,bowers,bowmanstown,boyertown,bozrah,brackney,bradley beach
        branchville,brandamore,branford,breezy point,breinigsville,brentwood,brewster,briarcliff manor,brick
        bridgehampton,bridgeport,bridgeton,bridgeville,bridgewater,brielle,brigantine,brightwaters,bristol
        broad brook,brodheadsville,bronx,bronxville,brookfield,brookhaven,brooklyn,brookside,broomall,browns mills
        bryn athyn,bryn mawr,buchanan,buck hill falls,buckingham,budd lake,buena,bullville,burlingham,burlington
        bushkill,butler,buttzville,cairo,caldwell,califon,callicoon,callicoon center,calverton,cambra
        cambria heights,camden,camden wyoming,campbell hall,camptown,canaan,canadensis,canterbury,canton
        canton center,cape may,cape may point,carbondale,carle place,carlstadt,carmel,carteret,carversville
        castle point,catasauqua,catskill,cedar brook,cedar grove,cedar knolls,cedarhurst,cedars,cedarville
        center moriches,center valley,centerbrook,centereach,centerport,central islip,central valley
        central village,chadds ford,chalfont,changewater,chaplin,chappaqua,chatham,chatsworth,chelsea,cheltenham
        cherry hill,cherryville,cheshire,chester,chester heights,chester springs,chesterfield,cheswold,cheyney
        chichester,chinchilla,circleville,clark,clarks summit,clarksboro,claryville,claverack,claymont,clayton
        clementon,clifford,cliffside park,cliffwood,clifton,clifton heights,clinton,clinton corners,clintondale
        closter,coaldale,coatesville,cobalt,cochecton,cochranville,colchester,cold spring,cold spring harbor
        colebrook,college point,collegeville,collingswood,collinsville,colmar,cologne,colonia,colts neck,columbia
        columbus,commack,concordville,congers,connelly,conshohocken,convent station,conyngham,cookstown,coopersburg
        copake,copake falls,copiague,coplay,coram,cornwall,cornwall bridge,cornwall on hudson,cornwallville,corona
        cortlandt manor,cos cob,cottekill,coventry,cragsmoor,cranbury,cranford,craryville,cream ridge,creamery
        cresco,cresskill,crompond,cromwell,cross river,croton falls,croton on hudson,croydon,crum lynne
        cuddebackville,cutchogue,dagsboro,dallas,dalton,damascus,danboro,danbury,danielson,danielsville,darby
        darien,dayton,dayville,deal,deep river,deepwater,deer park,deerfield street,delano,delaware,delaware city
        delaware water gap,delmar,delmont,demarest,dennisville,denver,denville,derby,devault,devon,dimock
        dingmans ferry,dividing creek,dobbs ferry,dorchester,dorothy,douglassville,dover,dover afb,dover plains
        downingtown,doylestown,dresher,drexel hill,drifton,drums,dublin,dumont,dunellen,durham,duryea,dushore
        eagleville,earlington,earlville,east berlin,east brunswick,east canaan,east durham,east elmhurst
        east glastonbury,east granby,east greenville,east haddam,east hampton,east hanover,east hartford
        east hartland,east haven,east islip,east jewett,east killingly,east lyme,east marion,east meadow
        east moriches,east northport,east norwich,east orange,east quogue,east rockaway,east rutherford
        east setauket,east smithfield,east stroudsburg,east texas,east windsor,east windsor hill,east woodstock
        eastchester,eastford,easton,eastport,eatontown,ebervale,edgemont,edgewater,edison,effort,egg harbor city
        egg harbor township,eldred,elizabeth,elizabethport,elizaville,elka park,elkins park,ellendale,ellenville
        ellington,elmer,elmhurst,elmont,elmsford,elmwood park,elverson,elwood,emerson,emmaus,enfield,englewood
        englewood cliffs,englishtown,equinunk,erwinna,esopus,essex,essex fells,essington,estell manor,ewan,exton
        fabyan,factoryville,fair haven,fair lawn,fairfield,fairless hills,fairton,fairview,fairview village,falls
        falls village,fallsburg,fanwood,far hills,far rockaway,farmingdale,farmington,farmingville
        feasterville trevose,felton,fenwick island,ferndale,fishkill,flagtown,flanders,fleetville,fleetwood
        fleischmanns,flemington,floral park,florence,florham park,florida,flourtown,flushing,fogelsville,folcroft
        folsom,fords,forest city,forest grove,forest hills,forestburgh,forked river,forksville,fort lee
        fort monmouth,fort montgomery,fort washington,fortescue,fountainville,frankford,franklin,franklin lakes
        franklin park,franklin square,franklinville,frederica,frederick,freehold,freeland,freeport,fremont center
        frenchtown,fresh meadows,friendsville,furlong,gales ferry,garden city,gardiner,garfield,garnerville
        garnet valley,garrison,garwood,gaylordsville,geigertown,georgetown,germansville,germantown,gibbsboro
        gibbstown,gibson,gilbert,gilbertsville,gillette,gilman,gladstone,gladwyne,glasco,glassboro,glasser
        glastonbury,glen cove,glen gardner,glen head,glen lyon,glen mills,glen oaks,glen riddle lima,glen ridge
        glen rock,glen spey,glen wild,glendora,glenford,glenham,glenmoore,glenolden,glenside,glenwood
        glenwood landing,gloucester city,goldens bridge,goshen,gouldsboro,gradyville,grahamsville,granby
        grand gorge,granite springs,great bend,great meadows,great neck,great river,greeley,green creek,green lane
        green village,greendell,greenfield park,greenlawn,greenport,greens farms,greentown,greenvale,greenwich
        greenwood,greenwood lake,grenloch,grosvenor dale,groton,guilford,gwynedd,gwynedd valley,hackensack
        hackettstown,haddam,haddon heights,haddonfield,hadlyme,haines falls,hainesport,halcottsville,haledon
        hallstead,hamburg,hamden,hamlin,hammonton,hampton,hampton bays,hancocks bridge,hankins,hanover,harbeson
        harford,harleigh,harleysville,harriman,harrington,harrington park,harris,harrison,harrisonville,hartford
        hartly,hartsdale,harveys lake,harwinton,hasbrouck heights,haskell,hastings on hudson,hatboro,hatfield
        hauppauge,haverford,haverstraw,havertown,hawley,hawleyville,haworth,hawthorne,hazlet,hazleton,hebron
        heislerville,hellertown,helmetta,hempstead,henryville,hensonville,hereford,herrick center,hewitt,hewlett
        hibernia,hicksville,higganum,high bridge,high falls,highland,highland falls,highland lake,highland lakes
        highland mills,highland park,highlands,highmount,hightstown,hillburn,hillsborough,hillsdale,hillsgrove
        hillside,hilltown,ho ho kus,hoboken,hockessin,holbrook,holicong,hollis,hollowville,holmdel,holmes
        holtsville,honesdale,honey brook,hop bottom,hopatcong,hopewell,hopewell junction,horsham,hortonville
        houston,howard beach,howell,howells,hudson,hughsonville,huguenot,hunlock creek,hunter,huntingdon valley
        huntington,huntington mills,huntington station,hurley,hurleyville,hyde park,imlaystown,immaculata,inwood
        ironia,irvington,iselin,island heights,island park,islandia,islip,islip terrace,ivoryton,jackson
        jackson heights,jamaica,jamesport,jamison,jefferson valley,jeffersonville,jenkintown,jericho,jermyn
        jersey city,jessup,jewett,jewett city,jim thorpe,jobstown,johnson,johnsonburg,joint base mdl,juliustown
        junedale,katonah,kauneonga lake,keansburg,kearny,keasbey,kelayres,kelton,kemblesville,kempton,kendall park
        kenilworth,kennett square,kenoza lake,kent,kenton,kenvil,kerhonkson,kew gardens,keyport,kiamesha lake
        killingworth,kimberton,king of prussia,kings park,kingsley,kingston,kintnersville,kirkwood,kresgeville
        kulpsville,kunkletown,kutztown,la plume,laceyville,lackawaxen,lafayette,lafayette hill,lagrangeville
        lahaska,lake ariel,lake como,lake grove,lake harmony,lake hiawatha,lake hill,lake hopatcong,lake huntington
        lake katrine,lake peekskill,lake winola,lakehurst,lakeside,lakeville,lakewood,lambertville,landenberg
        landing,landisville,lanesboro,lanesville,langhorne,lanoka harbor,lansdale,lansdowne,lansford,laporte
        larchmont,lattimer mines,laurel,laurys station,lavallette,lawnside,lawrence,lawrence township,lawton,layton
        le raysville,lebanon,lederach,ledgewood,ledyard,leeds,leeds point,leesburg,leesport,lehigh valley,lehighton
        lehman,lenhartsville,lenni,lenoxville,leonardo,leonia,levittown,lewes,lewisville,lexington,liberty
        liberty corner,limekiln,limeport,lincoln,lincoln park,lincoln university,lincolndale,lincroft,linden
        lindenhurst,line lexington,linwood,lionville,litchfield,little creek,little falls,little ferry
        little meadows,little neck,little silver,little york,livingston,livingston manor,loch sheldrake
        locust valley,lodi,long beach,long branch,long eddy,long island city,long pond,long valley,longport,lopez
        lumberton,lumberville,luzerne,lynbrook,lyndell,lyndhurst,lyon station,lyons,macungie,madison,magnolia
        mahopac,mahopac falls,mahwah,mainland,malaga,malden on hudson,malvern,malverne,mamaroneck,manahawkin
        manasquan,manchester,manchester township,manhasset,manorville,mansfield center,mansfield depot,mantoloking
        mantua,manville,maple shade,maplecrest,maplewood,marcus hook,margaretville,margate city,marion,marlboro
        marlborough,marlton,marmora,marshalls creek,martins creek,martinsville,marydel,maryknoll,mashantucket
        maspeth,massapequa,massapequa park,mastic,mastic beach,matamoras,matawan,mattituck,mauricetown,maxatawny
        maybrook,mays landing,maywood,mc afee,mcadoo,mechanicsville,medford,mehoopany,mellenville,melville
        mendenhall,mendham,merchantville,meriden,merion station,merrick,mertztown,meshoppen,metuchen,mickleton
        middle haddam,middle island,middle village,middlebury,middlefield,middlesex,middletown,middleville
        midland park,mifflinville,milan,milanville,mildred,milford,milford square,mill neck,millbrook,millburn
        milldale,miller place,millerton,millington,millrift,millsboro,millstone township,milltown,millville
        millwood,milmay,milnesville,milton,mine hill,mineola,minisink hills,minotola,mizpah,modena,mohegan lake
        mohnton,mohrsville,mongaup valley,monmouth beach,monmouth junction,monroe,monroe township,monroeton
        monroeville,monsey,mont clare,montague,montauk,montchanin,montclair,montgomery,montgomeryville,monticello
        montrose,montvale,montville,moodus,moonachie,moorestown,moosic,moosup,morgantown,morganville,moriches
        morris,morris plains,morristown,morrisville,morton,moscow,mount aetna,mount arlington,mount bethel
        mount ephraim,mount freedom,mount holly,mount kisco,mount laurel,mount marion,mount pocono,mount royal
        mount sinai,mount tabor,mount tremper,mount vernon,mountain dale,mountain lakes,mountain top,mountainhome
        mountainside,mountainville,mullica hill,mystic,nanticoke,nanuet,napanoch,narberth,narrowsburg,nassau
        national park,naugatuck,navesink,nazareth,neffs,neptune,nesconset,nescopeck,neshanic station,nesquehoning
        netcong,neversink,new albany,new berlinville,new britain,new brunswick,new canaan,new castle,new city
        new egypt,new fairfield,new gretna,new hampton,new hartford,new haven,new hope,new hyde park,new kingston
        new lisbon,new london,new milford,new paltz,new providence,new rochelle,new suffolk,new tripoli,new vernon
        new windsor,new york,newark,newburgh,newfield,newfoundland,newington,newport,newton,newtonville,newtown
        newtown square,niantic,nicholson,norfolk,norma,normandy beach,norristown,north arlington,north babylon
        north bergen,north branch,north branford,north brunswick,north canton,north franklin,north granby
        north grosvenordale,north haven,north salem,north stonington,north wales,north westchester,north windham
        northampton,northfield,northford,northport,northvale,norwalk,norwich,norwood,nottingham,noxen,nuremberg
        nutley,nyack,oak hill,oak ridge,oakdale,oakhurst,oakland,oakland gardens,oaklyn,oaks,oakville,obernburg
        ocean beach,ocean city,ocean gate,ocean grove,ocean view,oceanport,oceanside,oceanville,odessa,ogdensburg
        old bethpage,old bridge,old forge,old greenwich,old lyme,old mystic,old saybrook,old westbury
        old zionsville,oldwick,oley,olivebridge,olyphant,oneco,oneida,oradell,orange,orangeburg,orefield,oreland
        orient,orson,ossining,otisville,ottsville,oxford,oyster bay,ozone park,palenville,palisades,palisades park
        palm,palmerton,palmyra,paoli,paramus,park ridge,parker ford,parkesburg,parksville,parlin,parryville
        parsippany,passaic,patchogue,paterson,patterson,paulsboro,paupack,pawcatuck,pawling,peapack,pearl river
        peckville,peconic,pedricktown,peekskill,pelham,pemberton,pen argyl,pennington,penns grove,penns park
        pennsauken,pennsburg,pennsville,pequabuck,pequannock,perkasie,perkiomenville,perth amboy,philadelphia
        phillipsburg,phillipsport,philmont,phoenicia,phoenixville,picatinny arsenal,piermont,pine beach,pine brook
        pine bush,pine forge,pine hill,pine island,pine meadow,pine plains,pineville,pipersville,piscataway,pitman
        pittston,pittstown,plainfield,plainsboro,plainview,plainville,plantsville,plattekill,pleasant mount
        pleasant valley,pleasantville,pluckemin,plumsteadville,plymouth,plymouth meeting,pocono lake
        pocono lake preserve,pocono manor,pocono pines,pocono summit,pocopson,point lookout,point pleasant
        point pleasant beach,pomeroy,pomfret,pomfret center,pomona,pompton lakes,pompton plains,pond eddy,poquonock
        port chester,port clinton,port elizabeth,port ewen,port jefferson,port jefferson station,port jervis
        port monmouth,port murray,port norris,port penn,port reading,port republic,port washington,portland
        pottersville,pottstown,poughkeepsie,poughquag,pound ridge,poyntelle,prattsville,preston,preston hollow
        preston park,princeton,princeton junction,prompton,prospect park,purchase,purdys,purling,putnam
        putnam valley,quakake,quaker hill,quakertown,queens village,quinebaug,quinton,quogue,rahway,ramsey,rancocas
        randolph,ransom,raritan,readington,red bank,red hill,red hook,redding,redding center,redding ridge,reeders
        rego park,rehoboth beach,rehrersburg,remsenburg,revere,rhinebeck,rhinecliff,richboro,richland,richlandtown
        richmond hill,richwood,ridge,ridgefield,ridgefield park,ridgewood,ridley park,riegelsville,rifton,ringoes
        ringwood,rio grande,river edge,riverdale,riverhead,riverside,riverton,robbinsville,robesonia,rochelle park
        rock glen,rock hill,rock tavern,rockaway,rockaway park,rockfall,rockland,rockville centre,rocky hill
        rocky point,roebling,rogers,rome,ronkonkoma,roosevelt,roscoe,rosedale,roseland,roselle,roselle park
        rosemont,rosendale,rosenhayn,roslyn,roslyn heights,round top,rowland,roxbury,royersford,ruby,rumson
        runnemede,rushland,rutherford,saddle brook,saddle river,sadsburyville,sag harbor,sagaponack,saint albans
        saint georges,saint james,saint johns,saint peters,salem,salford,salfordville,salisbury,salisbury mills
        salt point,sandy hook,sassamansville,saugerties,saylorsburg,sayre,sayreville,sayville,scarsdale
        schnecksville,schooleys mountain,schwenksville,sciota,scotch plains,scotland,scotrun,scranton,sea cliff
        sea girt,sea isle city,seaford,seaside heights,seaside park,secaucus,selbyville,selden,sellersville
        sergeantsville,sewaren,sewell,seymour,shandaken,sharon,sharon hill,shartlesville,shavertown,shawanese
        shawnee on delaware,shelter island,shelter island heights,shelton,shenorock,sheppton,sherman,shickshinny
        shiloh,shirley,shoemakersville,shohola,shokan,shoreham,short hills,shrewsbury,shrub oak,sicklerville
        silverdale,simsbury,skillman,skippack,skytop,slate hill,slatedale,slatington,sloatsburg,smallwood,smithtown
        smyrna,solebury,somerdale,somers,somers point,somerset,somersville,somerville,souderton,sound beach
        south amboy,south bound brook,south britain,south cairo,south canaan,south dennis,south fallsburg
        south gibson,south glastonbury,south hackensack,south jamesport,south kent,south lyme,south montrose
        south orange,south ozone park,south plainfield,south richmond hill,south river,south salem,south seaville
        south sterling,south willington,south windham,south windsor,south woodstock,southampton,southbury
        southeastern,southfields,southington,southold,southport,sparkill,sparrow bush,sparta,speonk,spinnerstown
        spotswood,spring city,spring glen,spring house,spring lake,spring mount,spring valley,springfield
        springfield gardens,springtown,springville,staatsburg,stafford,stafford springs,staffordville,stamford
        stanfordville,stanhope,stanton,starlight,starrucca,staten island,sterling,sterling forest,stevenson
        stevensville,stewartsville,stillwater,stirling,stockertown,stockholm,stockton,stone harbor,stone ridge
        stonington,stony brook,stony point,stormville,storrs mansfield,stratford,strathmere,strausstown,stroudsburg
        succasunna,suffern,suffield,sugar loaf,sugar run,sugarloaf,summit,summit hill,summitville,sumneytown
        sunnyside,susquehanna,sussex,swan lake,swarthmore,swartswood,swedesboro,sweet valley,swiftwater
        sybertsville,syosset,taconic,tafton,taftville,tallman,tamaqua,tamiment,tannersville,tappan,tariffville
        tarrytown,tatamy,taylor,teaneck,telford,tenafly,tennent,terryville,teterboro,thiells,thomaston,thompson
        thompson ridge,thompsonville,thorndale,thornton,thornwood,thorofare,three bridges,tillson,titusville,tivoli
        tobyhanna,tolland,tomkins cove,toms river,topton,torrington,totowa,toughkenamon,towaco,towanda,townsend
        township of washington,tranquility,treichlers,trenton,tresckow,trexlertown,trumbauersville,trumbull
        tuckahoe,tuckerton,tunkhannock,tuxedo park,tyler hill,tylersport,ulster,ulster park,uncasville,union
        union city,union dale,uniondale,unionville,upper black eddy,upper darby,upton,uwchland,vails gate,valhalla
        valley cottage,valley forge,valley stream,vauxhall,ventnor city,verbank,vernon,vernon rockville,verona
        verplanck,versailles,vienna,villanova,villas,vincentown,vineland,viola,virginville,voluntown,voorhees
        waccabuc,wading river,wagontown,wainscott,walden,waldwick,walker valley,wallingford,wallington,wallkill
        wallpack center,walnutport,wanaque,wantagh,wappingers falls,wapwallopen,waretown,warminster,warren
        warren center,warrington,warwick,washington,washington crossing,washington depot,washingtonville,wassaic
        watchung,water mill,waterbury,waterford,waterford works,watertown,wauregan,waverly,wawarsing,waymart,wayne
        weatherly,weatogue,weehawken,wenonah,wernersville,west babylon,west berlin,west camp,west chester
        west cornwall,west creek,west granby,west grove,west harrison,west hartford,west hartland,west haven
        west haverstraw,west hempstead,west hurley,west islip,west kill,west long branch,west milford,west mystic
        west new york,west nyack,west orange,west park,west point,west sayville,west shokan,west simsbury
        west suffield,westbrook,westbrookville,westbury,westfield,westhampton,westhampton beach,weston,westport
        westtown,westville,westwood,wethersfield,wharton,whippany,white haven,white lake,white mills,white plains
        white sulphur springs,whitehall,whitehouse,whitehouse station,whitesboro,whitestone,wickatunk,wildwood
        wilkes barre,williamstown,willimantic,willingboro,willington,williston park,willow,willow grove,wilmington
        wilton,winchester center,wind gap,windham,windsor,windsor locks,wingdale,winslow,winsted,winterthur,wolcott
        womelsdorf,wood ridge,woodbine,woodbourne,woodbridge,woodbury,woodbury heights,woodcliff lake,woodhaven
        woodlyn,woodmere,woodridge,woodside,woodstock,woodstock valley,woodstown,worcester,woxall,wrightstown
        wurtsboro,wyalusing,wyandanch,wyckoff,wycombe,wyncote,wynnewood,wyoming,wysox,yantic,yaphank,yonkers
        yorklyn,yorktown heights,youngsville,yulan,zarephath,zieglerville,zionhill,zionsville
        hamptons,williamsburg,montauk,poconos,queens,harlem,soho,tribeca,rockaway
        midtown,manhattan,brooklyn,bronx,staten island,west milford,toms river,east brunswick,north bergen,west orange
        """
}
