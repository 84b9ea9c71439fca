/*
 * What a byte is to the renderers.
 */
#include "special.h"

enum {
    C = GALLEY_SPECIAL_CONTROL | GALLEY_SPECIAL_ADDRESS,
    J = GALLEY_SPECIAL_JSON,
    H = GALLEY_SPECIAL_HIGH,
    M = GALLEY_SPECIAL_MARKDOWN,
    A = GALLEY_SPECIAL_ADDRESS
};

#define EIGHT(kind) kind, kind, kind, kind, kind, kind, kind, kind
#define THIRTY_TWO(kind) EIGHT(kind), EIGHT(kind), EIGHT(kind), EIGHT(kind)

const unsigned char galley_special_bytes[256] = {
    THIRTY_TWO(C),
    /* sp ! " # $ % & ' ( ) * + , - . / */
    A, M, J, M, M, 0, M | A, 0, A, A, M, 0, 0, 0, 0, 0, EIGHT(0),
    /* 8 9 : ; < = > ? */
    0, 0, 0, 0, M | A, 0, A, 0, EIGHT(0), EIGHT(0), EIGHT(0),
    /* X Y Z [ \ ] ^ _ */
    0, 0, 0, M, J | M | A, M, M, M,
    /* ` and letters */
    M | A, 0, 0, 0, 0, 0, 0, 0, EIGHT(0), EIGHT(0),
    /* x y z { | } ~ and delete */
    0, 0, 0, 0, M | A, 0, M, 0, THIRTY_TWO(H), THIRTY_TWO(H), THIRTY_TWO(H), THIRTY_TWO(H)};
