/*
 * guest.S: a boot sector whose whole work is to set its CMOS clock one hour ahead.
 *
 *   cc -m32 -c guest.S && ld -m elf_i386 -Ttext 0x7c00 --oformat binary -o guest.img guest.o
 *
 * It lets the machine run for about a second first, as a real guest would.
 */
        .code16
        .globl  _start
_start: cli
        xorw    %ax, %ax
        movw    %ax, %ds
        movw    %ax, %ss
        movw    $0x7c00, %sp
        sti

        /* 18 ticks of the BIOS timer at 0x46c are a second */
        movw    0x46c, %bx
        addw    $18, %bx
tick:   hlt
        cmpw    %bx, 0x46c
        jb      tick

        /* the SET bit of register B stops the clock while it is written */
        cli
        movb    $0x0b, %al
        outb    %al, $0x70
        inb     $0x71, %al
        movb    %al, %dl
        orb     $0x80, %al
        movb    %al, %ah
        movb    $0x0b, %al
        outb    %al, $0x70
        movb    %ah, %al
        outb    %al, $0x71

        /* register 4 holds the hour, as two decimal digits */
        movb    $0x04, %al
        outb    %al, $0x70
        inb     $0x71, %al
        cmpb    $0x23, %al
        je      back
        addb    $1, %al
        daa
        jmp     store
back:   subb    $1, %al         /* no date to carry into: an hour back at 23 o'clock */
        das
store:  movb    %al, %ah
        movb    $0x04, %al
        outb    %al, $0x70
        movb    %ah, %al
        outb    %al, $0x71

        movb    $0x0b, %al
        outb    %al, $0x70
        movb    %dl, %al
        outb    %al, $0x71
        sti
idle:   hlt
        jmp     idle

        .org    510
        .word   0xaa55
