package demo

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Names from elsewhere: people who live in China's cities for a while, and
// people of peoples whose names are longer.
var (
	foreignFirst = strings.Fields(`James Mary Robert Anna Michael Sofia David Emma Thomas Julia Peter Laura Daniel Sarah Markus Elena
Kenji Yuki Minho Priya Carlos Ingrid William Elizabeth Richard Catherine Katharine Stephen Steven Philip Geoffrey Jeffrey
Christopher Margaret Patricia Jennifer Jonathan Nicholas Alexander Victoria Charlotte Frederick Matthew Anthony Andrew George
Edward Joseph Samuel Benjamin Rebecca Rachel Deborah Susan Karen Helen Ruth Alice Grace Hannah Olivia Isabella Amelia François
José María Jürgen Björn Zoë René Søren Łukasz Håkon Chloé Wolfgang Heinrich Giovanni Francesca Alejandro Fernanda Dmitri Natalia
Haruto Sakura Jihoon Seoyeon Nguyen Thanh Rajesh Anjali Mohammed Fatima Omar Aisha Siobhan Declan`)
	foreignLast = strings.Fields(`Miller Smith Smyth Brown Browne Weber Fischer Rossi Martin Dubois Garcia Novak Kowalski Andersson Tanaka
Suzuki Kim Park Singh Sharma Silva O'Brien Johnson Johnston Jonson Williams Davies Wilson Anderson Andersen Thompson Thomson
Taylor Moore Jackson White Harris Clark Clarke Lewis Robinson Walker Wright Scott Green Baker Adams Nelson Hill Campbell
Mitchell Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Stuart Morris Murphy Cook Cooke Rogers Morgan
Peterson Petersen Reed Reid Bailey Kelly Howard Ward Cox Richardson Watson Brooks Bennett Gray Grey Hughes Price Myers Foster
Schmidt Schneider Meyer Meier Wagner Becker Hoffmann Schäfer Koch Bauer Richter Klein Schröder Neumann Müller Krüger Lefèvre
Moreau Laurent Bernard Girard Muñoz Hernández López Gutiérrez Rodríguez Pérez Ferrari Esposito Bianchi Romano Wiśniewski
Wójcik Nowak Jensen Nielsen Hansen Sørensen Johansson Lindqvist MacDonald McDonald McCarthy O'Connor O'Neill O'Sullivan
Fitzgerald Gallagher Watanabe Yamamoto Nakamura Kobayashi Ivanov Petrov Sokolova Patel Gupta Khan Ahmed Rahman Fernandes`)
	longNames = strings.Fields("买买提·吐尔逊 阿依古丽·艾合买提 古丽娜尔·买买提 巴特尔 其其格 扎西次仁 卓玛拉姆 迪丽努尔·阿布都热依木")
)

// Streets as people from elsewhere have them written down.
var (
	latinRoads = strings.Fields(`Kent Victoria Cathedral Garden Harbour Jubilee Station Church Queens Kings Wellington Nathan Salisbury
Canton Jordan Austin Cameron Granville Humphreys Carnarvon Hanoi Haiphong Peking Bubbling Lockhart Hennessy Jaffe Gloucester
Connaught Hollywood Caine Robinson Conduit Macdonnell Kennedy Magazine Stubbs Broadwood Blue Tai Zhongshan Jianguo Renmin
Nanjing Huaihai Hengshan Gubei Hongqiao Yan'an Changle Fuxing Wulumuqi Anfu Wukang Binjiang Chaoyang Xueyuan Tianfu`)
	latinKinds = strings.Fields("Road Road Road Street Street Avenue Lane Drive Rd St Ave")
)

// latinStreet invents an address in Latin letters.
func latinStreet(r *rand.Rand) string {
	road := fmt.Sprintf("%d %s %s", 1+r.IntN(380), pick(r, latinRoads), pick(r, latinKinds))
	switch r.IntN(3) {
	case 0:
		return road
	case 1:
		return fmt.Sprintf("%s, Apt %d", road, (1+r.IntN(24))*100+1+r.IntN(8))
	default:
		return fmt.Sprintf("Flat %d%c, %s", 1+r.IntN(30), 'A'+r.IntN(6), road)
	}
}
